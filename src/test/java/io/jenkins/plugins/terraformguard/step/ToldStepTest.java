package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.Functions;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Shell;
import io.jenkins.plugins.terraformguard.results.told.GuardWishes;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What later steps, mails and the list of builds are told. */
@WithJenkins
class ToldStepTest {
    private static String macro(Run<?, ?> run, String text) throws Exception {
        return TokenMacro.expandAll(run, null, TaskListener.NULL, text);
    }

    @Test
    void laterStepsKnow(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    echo "before: ${env.TERRAFORM_GUARD_VERDICT}"
                    writeFile file: 'bad.json', text: '''%s'''
                    writeFile file: 'good.json', text: '''%s'''
                    terraformGuard plan: 'good.json', id: 'net.eu', describe: true
                    terraformGuard plan: 'bad.json', id: 'a-b', onFail: 'unstable', skipPublishingChecks: true
                    terraformGuard plan: 'good.json', id: 'a.b'
                    unarchive mapping: ['terraform-guard/a-b/summary.md': 'summary.md']
                    sh 'tail -n 1 summary.md'
                    unarchive mapping: ['terraform-guard/a-b/junit.xml': 'junit.xml']
                    def tests = junit testResults: 'junit.xml', skipMarkingBuildUnstable: true
                    echo "tests: ${tests.failCount} of ${tests.totalCount}"
                    sh 'echo "all: $TERRAFORM_GUARD_VERDICT $TERRAFORM_GUARD_CRITICAL/$TERRAFORM_GUARD_FINDINGS"'
                    sh 'echo "one: $TERRAFORM_GUARD_NET_EU_VERDICT $TERRAFORM_GUARD_NET_EU_FINDINGS"'
                    sh 'echo "url: $TERRAFORM_GUARD_NET_EU_URL"'
                    sh 'echo "both: <$TERRAFORM_GUARD_A_B_VERDICT>"'
                    echo "groovy: ${env.TERRAFORM_GUARD_VERDICT}"
                }
                """.formatted(Plans.openSsh(), Plans.clean()), true));
        WorkflowRun run = jenkins.assertBuildStatus(Result.UNSTABLE, job.scheduleBuild2(0));

        jenkins.assertLogContains("before: null", run);
        assertTrue(
                run.getLog(1_000).stream().anyMatch(line -> line.matches("all: fail \\d+/[1-9]\\d*")),
                run.getLog(1_000)::toString);
        jenkins.assertLogContains("one: pass 0", run);
        jenkins.assertLogContains("url: " + jenkins.getURL() + "job/shop/1/terraform-guard/net.eu/", run);
        jenkins.assertLogContains("both: <>", run);
        jenkins.assertLogContains("<!-- terraform-guard: a-b -->", run);
        assertTrue(
                run.getLog(1_000).stream().anyMatch(line -> line.matches("tests: 1 of [1-9]\\d*")),
                "as many tests fail as policies, as far as they are mandatory");
        jenkins.assertLogContains("groovy: fail", run);
        assertEquals(
                "Terraform Guard net.eu: Passed; 1 to add, 0 to change, 0 to destroy; 0 findings; risk 0.",
                run.getDescription().replaceAll("risk \\d+", "risk 0"));
        assertTrue(GuardWishes.publishesCheck(run, "net.eu"));
        assertFalse(GuardWishes.publishesCheck(run, "a-b"));

        assertEquals("fail", macro(run, "${TERRAFORM_GUARD}"));
        assertEquals(
                "pass 0",
                macro(run, "${TERRAFORM_GUARD, id=\"net.eu\"} ${TERRAFORM_GUARD, id=\"net.eu\", field=\"findings\"}"));
        assertEquals("", macro(run, "${TERRAFORM_GUARD, id=\"nobody\"}"));
        assertEquals(
                "fail", macro(run, "${TERRAFORM_GUARD, id=\"a-b\", field=\"verdict\"}"), "of ids that look alike too");
        MacroEvaluationException unknown =
                assertThrows(MacroEvaluationException.class, () -> macro(run, "${TERRAFORM_GUARD, field=\"mood\"}"));
        String trace = Functions.printThrowable(unknown);
        assertTrue(trace.contains("no field \"mood\". There are: verdict, findings, critical"), trace);

        jenkins.jenkins.reload();
        Run<?, ?> loaded =
                jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
        assertFalse(GuardWishes.publishesCheck(loaded, "a-b"));
        assertTrue(GuardWishes.describes(loaded, "net.eu"));
    }

    @Test
    void freestyleJobsKnowAndFormsKeepIt(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild none = jenkins.buildAndAssertSuccess(job);
        assertTrue(none.getEnvironment(TaskListener.NULL).keySet().stream()
                .noneMatch(name -> name.startsWith("TERRAFORM_GUARD_")));
        assertEquals("<>", "<" + macro(none, "${TERRAFORM_GUARD}") + ">");

        TerraformGuardBuilder guard = new TerraformGuardBuilder("plan.json");
        guard.setDescribe(true);
        guard.setSkipPublishingChecks(true);
        jenkins.assertEqualDataBoundBeans(guard, jenkins.configRoundtrip(guard));
        TerraformGuardStep step = new TerraformGuardStep("p");
        step.setDescribe(true);
        assertEquals(
                Map.of("plan", "p", "describe", true),
                new DescribableModel<>(TerraformGuardStep.class)
                        .uninstantiate2(step)
                        .getArguments());

        job.setScm(new SingleFileSCM("plan.json", Plans.clean()));
        job.getBuildersList().replaceBy(List.of(guard, new Shell("echo \"verdict: $TERRAFORM_GUARD_VERDICT\"")));
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("verdict: pass", build);
        assertTrue(build.getDescription().startsWith("Terraform Guard default: Passed; "), build.getDescription());
        EnvVars variables = build.getEnvironment(TaskListener.NULL);
        assertEquals("0", variables.get("TERRAFORM_GUARD_DEFAULT_CRITICAL"));
        assertEquals("", variables.get("TERRAFORM_GUARD_APPROVAL"));
        assertNull(variables.get("TERRAFORM_GUARD_OTHER_VERDICT"));
    }
}
