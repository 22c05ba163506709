package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Findings name lines of the configuration in the workspace. */
@WithJenkins
class PositionsStepTest {
    @Test
    void theConfigurationIsFoundBesideThePlanInTheWorkspaceOrWhereTheJobSays(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        WorkflowRun run = run(jenkins, """
                terraformGuard plan: 'out/plan.json', id: 'without', onFail: 'annotate'
                writeFile file: 'main.tf', text: main
                terraformGuard plan: 'out/plan.json', id: 'root', onFail: 'annotate'
                writeFile file: 'out/plan.tf', text: '\\n' + main
                terraformGuard plan: 'out/plan.json', id: 'beside', onFail: 'annotate'
                writeFile file: 'infra/live/sg.tf', text: '\\n\\n' + main
                terraformGuard plan: 'out/plan.json', id: 'named', dir: 'infra/live', onFail: 'annotate'
                """);
        assertEquals(":0", place(run, "without"));
        assertEquals("main.tf:3", place(run, "root"));
        assertEquals("out/plan.tf:4", place(run, "beside"));
        assertEquals("infra/live/sg.tf:5", place(run, "named"));
        jenkins.assertLogContains("infra/live/sg.tf:5)", run);
        assertTrue(jenkins.createWebClient()
                .getPage(run, "terraform-guard/named/")
                .getVisibleText()
                .contains("infra/live/sg.tf:5"));
    }

    @Test
    void aFolderOutsideTheWorkspaceIsRefused(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, """
                sh 'ln -s /etc link'
                for (dir in ['..', '/etc', 'link', 'nowhere', 'out/plan.json']) {
                    try {
                        terraformGuard plan: 'out/plan.json', id: 'x' + dir.hashCode(), dir: dir, onFail: 'annotate'
                        echo 'not refused: ' + dir
                    } catch (e) {
                        echo 'refused: ' + dir
                    }
                }
                """);
        jenkins.assertLogNotContains("not refused", run);
        jenkins.assertLogContains("lies outside the workspace", run);
        jenkins.assertLogContains("Name a folder that holds the configuration", run);
        assertEquals(
                Verdict.ERROR, DecisionStore.load(run, "x" + "link".hashCode()).verdict());
    }

    private static String place(WorkflowRun run, String id) throws Exception {
        Decision decision = DecisionStore.load(run, id);
        List<Finding> findings = decision.findings().stream()
                .filter(finding -> finding.policy().equals("TG-AWS-001"))
                .toList();
        return findings.get(0).file() + ":" + findings.get(0).line();
    }

    private static WorkflowRun run(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node {
                def main = '''resource "aws_security_group" "bastion" {
                  name = "bastion"
                  ingress {
                    cidr_blocks = ["0.0.0.0/0"]
                  }
                }
                '''
                writeFile file: 'out/plan.json', text: '''%s'''
                %s
                }
                """.formatted(Plans.openSsh(), script), true));
        return jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
    }
}
