package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.terraformguard.config.GuardGlobalConfiguration;
import io.jenkins.plugins.terraformguard.config.Packs;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A Jenkins of its own process: the plugin's libraries come from its own class loader, on the agent over remoting, and
 * what crosses the channel passes the class filter.
 */
class RealClassLoadingTest {
    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    @Test
    void judgesOnTheControllerAndOnAnAgent() throws Throwable {
        jenkins.then(RealClassLoadingTest::judge);
    }

    private static void judge(JenkinsRule rule) throws Throwable {
        Slave agent = rule.createOnlineSlave();
        ExtensionList.lookupSingleton(GuardGlobalConfiguration.class)
                .setOrganisationFiles(List.of(new PolicyEntry("a.yaml", Packs.refusing("acme"))));
        for (String node : new String[] {"built-in", agent.getNodeName()}) {
            WorkflowJob job = rule.createProject(WorkflowJob.class);
            job.setDefinition(new CpsFlowDefinition("""
                    node('%s') {
                        writeFile file: 'plan.json', text: '''%s'''
                        terraformGuard plan: 'plan.json'
                    }
                    """.formatted(node, Plans.openSsh()), true));
            WorkflowRun run = rule.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
            Decision decision = DecisionStore.load(run, "default");
            assertEquals(Verdict.APPROVAL_REQUIRED, decision.verdict());
            assertTrue(decision.packs().stream().anyMatch(pack -> pack.layer().equals("organisation")));
        }
    }
}
