package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.tool.FakeCloudWatch;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Drift in Jenkins by the real terraform, where it is on the machine. */
@WithJenkins
class RealDriftTest {
    private static WorkflowRun build(JenkinsRule jenkins, WorkflowJob job, Result expected, String script)
            throws Exception {
        job.setDefinition(new CpsFlowDefinition("node {\n" + script + "\n}", true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private static DriftSummary drift(WorkflowRun run) throws Exception {
        return DecisionStore.load(run, "default").driftSummary();
    }

    @Test
    void driftIsFoundAcceptedAndGone(JenkinsRule jenkins) throws Exception {
        assumeTrue(RealTerraformTest.hasTerraform(), "left out: terraform is not on the PATH");
        String providers = FakeCloudWatch.providers();
        String look =
                "dir('.') { terraformGuard drift: true, dir: 'infra', onFail: 'annotate', onApproval: 'annotate' }";
        try (FakeCloudWatch cloud = new FakeCloudWatch()) {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            String apply = """
                    writeFile file: 'infra/main.tf', text: '''%s'''
                    sh 'cd infra && terraform init -input=false -plugin-dir=%s && terraform apply -input=false -auto-approve'
                    """;
            WorkflowRun quiet =
                    build(jenkins, job, Result.SUCCESS, apply.formatted(cloud.configuration(), providers) + look);
            assertEquals(0, drift(quiet).resources());

            cloud.retain("audit", 1);
            WorkflowRun drifted = build(jenkins, job, Result.UNSTABLE, look);
            assertEquals(1, drift(drifted).resources());
            Decision decision = DecisionStore.load(drifted, "default");
            assertEquals(
                    "aws_cloudwatch_log_group.audit", decision.drift().get(0).address());
            assertTrue(
                    decision.drift().get(0).paths().stream()
                            .anyMatch(path -> path.path().equals("retention_in_days")
                                    && path.before().equals("7")
                                    && path.after().equals("1")),
                    decision.drift().toString());

            String accepted = cloud.configuration().replace("= 7", "= 1");
            WorkflowRun gone = build(jenkins, job, Result.SUCCESS, apply.formatted(accepted, providers) + look);
            assertEquals(0, drift(gone).resources());
        }
    }

    @Test
    void aLockThatSomebodyHoldsIsAnErrorThatNamesThem(JenkinsRule jenkins) throws Exception {
        assumeTrue(RealTerraformTest.hasTerraform(), "left out: terraform is not on the PATH");
        WorkflowRun run = build(jenkins, jenkins.createProject(WorkflowJob.class), Result.FAILURE, """
                writeFile file: 'infra/main.tf', text: '''
                    resource "terraform_data" "slow" {
                      provisioner "local-exec" {
                        command = "touch started; for i in $(seq 600); do [ -e go-on ] && exit; sleep 0.1; done"
                      }
                    }
                '''
                parallel(
                    apply: { sh 'cd infra && terraform init -input=false && terraform apply -input=false -auto-approve' },
                    guard: {
                        waitUntil(quiet: true) { fileExists 'infra/started' }
                        try {
                            terraformGuard drift: true, dir: 'infra', lockTimeout: 0, onDrift: 'annotate'
                        } finally {
                            writeFile file: 'infra/go-on', text: ''
                        }
                    })
                """);
        jenkins.assertLogContains("The state is locked by " + System.getProperty("user.name") + "@", run);
        Decision decision = DecisionStore.load(run, "default");
        assertEquals(Verdict.ERROR, decision.verdict());
        assertTrue(
                decision.error().remedy().contains("lockTimeout"),
                decision.error().remedy());
    }
}
