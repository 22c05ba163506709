package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.Slave;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pipeline step in a real Jenkins. */
@WithJenkins
class TerraformGuardStepTest {
    @Test
    void verdictsTakeEffectOnTheBuild(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        WorkflowRun pass = run(jenkins, Result.SUCCESS, node(Plans.clean(), """
                def r = terraformGuard plan: 'plan.json'
                echo "verdict=${r.verdict} create=${r.changes.create} drift=${r.driftCount} url=${r.reportUrl}"
                echo "critical=${r.findings.critical}"
                """));
        jenkins.assertLogContains(
                "verdict=pass create=1 drift=0 url=" + pass.getUrl() + "terraform-guard/default/", pass);
        jenkins.assertLogContains("critical=0", pass);
        assertEquals(Verdict.PASS, DecisionStore.load(pass, "default").verdict());

        WorkflowRun fail =
                run(jenkins, Result.FAILURE, node(Plans.openSsh(), "terraformGuard plan: 'plan.json'; echo 'went on'"));
        jenkins.assertLogNotContains("went on", fail);
        jenkins.assertLogContains("TG-AWS-001", fail);
        assertEquals(Verdict.FAIL, DecisionStore.load(fail, "default").verdict());
        assertArtifacts(fail, "default");

        WorkflowRun unstable = run(jenkins, Result.UNSTABLE, node(Plans.openSsh(), """
                def r = terraformGuard plan: 'plan.json', onFail: 'unstable'
                echo "went on with ${r.verdict}"
                """));
        jenkins.assertLogContains("went on with fail", unstable);
        assertEquals(
                List.of(Result.UNSTABLE),
                guardNodes(unstable).stream()
                        .map(node ->
                                node.getPersistentAction(WarningAction.class).getResult())
                        .toList());

        WorkflowRun annotated = run(
                jenkins, Result.SUCCESS, node(Plans.openSsh(), "terraformGuard plan: 'plan.json', onFail: 'annotate'"));
        GuardNodeAction mark = guardNodes(annotated).get(0).getPersistentAction(GuardNodeAction.class);
        assertEquals("fail", mark.getVerdict());

        WorkflowRun approval =
                run(jenkins, Result.FAILURE, node(Plans.bucketDestroyed(), "terraformGuard plan: 'plan.json'"));
        jenkins.assertLogContains("approval required", approval);
        jenkins.assertLogContains(approval.getUrl() + "terraform-approval/default/", approval);
        assertArtifacts(approval, "default");

        WorkflowRun advisory = run(jenkins, Result.SUCCESS, node(Plans.untagged(), "terraformGuard plan: 'plan.json'"));
        assertEquals(Verdict.ADVISORY, DecisionStore.load(advisory, "default").verdict());
    }

    @Test
    void badInputFailsTheBuildWithAClearErrorAndADecision(JenkinsRule jenkins) throws Exception {
        error(jenkins, "plan: 'missing.json', onFail: 'annotate', onApproval: 'annotate'", "does not exist");
        error(jenkins, "plan: '../secret.json'", "outside the workspace");
        error(jenkins, "plan: '/etc/passwd'", "outside the workspace");
        error(jenkins, "plan: 'folder'", "is a folder");
        error(jenkins, "plan: 'link.json'", "outside the workspace");
        error(jenkins, "plan: 'empty.json'", "is empty");
        error(jenkins, "plan: 'plan.json', policies: 'nowhere'", "does not exist");
        error(jenkins, "plan: 'plan.json', policies: 'broken'", "broken/p.yaml:2:1");
        WorkflowRun badValue = run(
                jenkins, Result.FAILURE, node(Plans.clean(), "terraformGuard plan: 'plan.json', onFail: 'explode'"));
        jenkins.assertLogContains("use fail, unstable or annotate", badValue);
        WorkflowRun badId =
                run(jenkins, Result.FAILURE, node(Plans.clean(), "terraformGuard plan: 'plan.json', id: '../../x'"));
        jenkins.assertLogContains("is not usable", badId);
    }

    private static void error(JenkinsRule jenkins, String arguments, String message) throws Exception {
        WorkflowRun run = run(jenkins, Result.FAILURE, node(Plans.clean(), """
                writeFile file: 'folder/x', text: 'x'
                writeFile file: 'empty.json', text: ''
                writeFile file: 'broken/p.yaml', text: 'pack: x\\nversoin: 1\\n'
                sh 'ln -sf /etc/passwd link.json'
                terraformGuard(%s)
                """.formatted(arguments)));
        jenkins.assertLogContains(message, run);
        Decision decision = DecisionStore.load(run, "default");
        assertEquals(Verdict.ERROR, decision.verdict());
        assertNotNull(decision.error());
        assertTrue(decision.error().remedy().length() > 5);
        assertArtifacts(run, "default");
    }

    @Test
    void severalGuardsOfABuildDeclarativeAndInParallel(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        WorkflowRun parallel =
                run(jenkins, Result.UNSTABLE, """
                def branch(id, text, how) {
                    return { node {
                        writeFile file: 'plan.json', text: text
                        terraformGuard plan: 'plan.json', id: id, onFail: how
                    } }
                }
                parallel(a: branch('a', '''%s''', 'fail'), b: branch('b', '''%s''', 'unstable'),
                    c: branch('c', '''%s''', 'fail'))
                """.formatted(Plans.clean(), Plans.openSsh(), Plans.clean()));
        assertEquals(
                List.of("a", "b", "c"),
                parallel.getAction(GuardRunAction.class).getGuards().stream()
                        .map(guard -> guard.getId())
                        .toList());

        WorkflowRun declarative = run(jenkins, Result.SUCCESS, """
                pipeline {
                    agent any
                    stages {
                        stage('plan') { steps { writeFile file: 'plan.json', text: '''%s''' } }
                        stage('guard') { steps { terraformGuard plan: 'plan.json' } }
                    }
                }
                """.formatted(Plans.clean()));
        assertEquals(Verdict.PASS, DecisionStore.load(declarative, "default").verdict());

        WorkflowRun again = run(jenkins, Result.SUCCESS, node(Plans.openSsh(), """
                terraformGuard plan: 'plan.json', onFail: 'annotate'
                writeFile file: 'plan.json', text: '''%s'''
                terraformGuard plan: 'plan.json'
                """.formatted(Plans.clean())));
        assertEquals(1, again.getAction(GuardRunAction.class).getGuards().size());
        assertEquals(Verdict.PASS, DecisionStore.load(again, "default").verdict());
    }

    @Test
    void worksOnAnAgentWithPoliciesOfTheProject(JenkinsRule jenkins) throws Exception {
        Slave agent = jenkins.createOnlineSlave();
        WorkflowRun run = run(jenkins, Result.FAILURE, """
                node('%s') {
                    writeFile file: 'infra/plan.json', text: '''%s'''
                    writeFile file: '.terraform-guard/own.yaml', text: '''
                pack: own
                version: 1.0.0
                policies:
                  - id: OWN-1
                    title: Inputs are never x
                    severity: high
                    enforcement: hard-mandatory
                    resources: [terraform_data]
                    assert: after.input != "x"
                    message: "${resource.address} has input ${after.input}"
                '''
                    terraformGuard plan: 'infra/plan.json'
                }
                """.formatted(agent.getNodeName(), Plans.clean()));
        jenkins.assertLogContains("terraform_data.a has input x", run);
        Decision decision = DecisionStore.load(run, "default");
        assertEquals("OWN-1", decision.findings().get(0).policy());
        assertTrue(decision.packs().stream().anyMatch(pack -> pack.layer().equals("project")));
    }

    @Test
    void hostileTextStaysTextInTheLog(JenkinsRule jenkins) throws Exception {
        String key = "<script>alert(1)</script>\\u001b[31m\\u202ex";
        String plan = Plans.openSsh()
                .replace("aws_security_group.bastion", "aws_security_group.bastion[\\\"" + key + "\\\"]");
        String encoded = Base64.getEncoder().encodeToString(plan.getBytes(StandardCharsets.UTF_8));
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                "node { writeFile file: 'plan.json', encoding: 'Base64', text: '" + encoded
                        + "'; terraformGuard plan: 'plan.json' }");
        jenkins.assertLogContains("<script>alert(1)</script>\\u001b[31m\\u202ex", run);
        String page = jenkins.createWebClient()
                .getPage(run, "console")
                .getWebResponse()
                .getContentAsString();
        assertTrue(page.contains("&lt;script&gt;alert(1)"));
        assertFalse(page.contains("<script>alert(1)"));
    }

    private static void assertArtifacts(Run<?, ?> run, String id) throws Exception {
        for (String file : List.of(
                "decision.json",
                "report.html",
                "report.css",
                "summary.md",
                "results.sarif",
                "junit.xml",
                "rollback.md")) {
            assertTrue(
                    run.getArtifactManager()
                            .root()
                            .child("terraform-guard/" + id + "/" + file)
                            .isFile(),
                    file);
        }
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("terraform-guard/" + id + "/decision.json")
                .open()) {
            assertEquals(DecisionStore.load(run, id), DecisionReader.read(in.readAllBytes()));
        }
    }

    private static List<FlowNode> guardNodes(WorkflowRun run) {
        return StreamSupport.stream(
                        new DepthFirstScanner().allNodes(run.getExecution()).spliterator(), false)
                .filter(node -> node.getPersistentAction(GuardNodeAction.class) != null)
                .toList();
    }

    private static String node(String plan, String script) {
        return "node {\nwriteFile file: 'plan.json', text: '''" + plan + "'''\n" + script + "\n}";
    }

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }
}
