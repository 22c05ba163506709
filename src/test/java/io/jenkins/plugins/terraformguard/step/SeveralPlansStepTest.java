package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A file that holds several plans, and the limits of the reader, in a real Jenkins. */
@WithJenkins
class SeveralPlansStepTest {
    private static final String BROKEN = "{\"format_version\":\"9.0\"}";

    @Test
    void eachIsJudgedAndTheWorstCounts(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        WorkflowRun run = run(jenkins, Result.UNSTABLE, Plans.clean() + Plans.openSsh() + Plans.clean(), """
                def r = terraformGuard plan: 'plan.json', id: 'web', onFail: 'unstable'
                echo "${r.id}=${r.verdict} critical=${r.findings.critical} create=${r.changes.create} ${r.reportUrl}"
                r.plans.each { echo "one: ${it.id}=${it.verdict} create=${it.changes.create} of ${it.plans.size()}" }
                echo "reason: ${r.reason}"
                """);
        jenkins.assertLogContains("web=fail critical=1 create=3 " + run.getUrl() + "terraform-guard/", run);
        assertEquals(
                List.of(
                        "one: web.plan2=fail create=1 of 1",
                        "one: web=pass create=1 of 1",
                        "one: web.plan3=pass create=1 of 1"),
                run.getLog(500).stream()
                        .filter(line -> line.startsWith("one: "))
                        .toList());
        jenkins.assertLogContains("reason: plan.json (plan 2 of 3): ", run);
        jenkins.assertLogContains("plan.json (plan 3 of 3), web.plan3:", run);
        jenkins.assertLogContains("all 3 plans:", run);
        assertEquals(List.of("web", "web.plan2", "web.plan3"), ids(run));
        assertEquals(Verdict.FAIL, DecisionStore.load(run, "web.plan2").verdict());
        assertEquals(DecisionStore.load(run, "web.plan3"), artifact(run, "web.plan3"));
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        String all = browser.getPage(run, "terraform-guard/").getWebResponse().getContentAsString();
        assertTrue(all.contains("plan 2 of 3") && all.contains("web.plan3/"), all);
        assertTrue(browser.getPage(run, "terraform-guard/web.plan2/")
                .getWebResponse()
                .getContentAsString()
                .contains("TG-AWS-001"));
    }

    @Test
    void aBrokenOneIsAnErrorThatNothingSoftens(JenkinsRule jenkins) throws Exception {
        Plans.forbidOpenSsh();
        String list = "[" + Plans.openSsh() + "," + BROKEN + "," + Plans.clean() + "]";
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                list,
                "terraformGuard plan: 'plan.json', onFail: 'annotate', onApproval: 'annotate'");
        assertEquals(
                List.of(Verdict.FAIL, Verdict.ERROR, Verdict.PASS),
                run.getAction(GuardRunAction.class).getGuards().stream()
                        .map(GuardSummary::getVerdict)
                        .toList());
        jenkins.assertLogContains("Terraform Guard default: error (plan.json (plan 2 of 3): ", run);
    }

    @Test
    void plansThatAreNoLongerThereGo(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, Result.SUCCESS, Plans.clean().repeat(11), """
                terraformGuard plan: 'plan.json'
                terraformGuard plan: 'plan.json', id: 'other'
                writeFile file: 'one.json', text: '''%s'''
                terraformGuard plan: 'one.json', id: 'default.plan2'
                writeFile file: 'two.json', text: '''%s'''
                terraformGuard plan: 'two.json', id: 'other'
                terraformGuard plan: 'one.json'
                """.formatted(
                        Plans.clean(), Plans.clean() + Plans.untagged()));
        assertEquals(List.of("default", "default.plan2", "other", "other.plan2"), ids(run));
        assertEquals(Verdict.ADVISORY, DecisionStore.load(run, "other.plan2").verdict());
        assertEquals("one.json", DecisionStore.load(run, "default.plan2").plan().source());
        assertNull(DecisionStore.load(run, "default.plan3"));
        assertFalse(Files.exists(run.getRootDir().toPath().resolve("terraform-guard/default.plan3")));
        assertEquals(ids(run), HistoryStore.of(run.getParent()).guards(), "whoever keeps the trends is told as well");
        Decision stale = artifact(run, "default.plan11");
        assertEquals(Verdict.ERROR, stale.verdict());
        assertTrue(stale.error().message().contains("found no such plan"), stale.toString());
    }

    @Test
    void limitsAreThoseOfTheJobButNotAtTheExpenseOfTheController(JenkinsRule jenkins) throws Exception {
        String two = Plans.clean() + Plans.clean();
        run(jenkins, Result.SUCCESS, two, "terraformGuard plan: 'plan.json', limits: 'max-plans=2 max-size=8G'");
        WorkflowRun beyond =
                run(jenkins, Result.FAILURE, two, "terraformGuard plan: 'plan.json', limits: 'max-plans=1'");
        jenkins.assertLogContains("max-plans", beyond);
        WorkflowRun raised = run(
                jenkins,
                Result.FAILURE,
                two,
                "terraformGuard plan: 'plan.json', limits: 'max-values=1G, max-depth=20'");
        jenkins.assertLogContains("can't be raised where the job runs on the controller: max-values", raised);
        assertEquals(Verdict.ERROR, DecisionStore.load(raised, "default").verdict());
        WorkflowRun wrong = run(jenkins, Result.FAILURE, two, "terraformGuard plan: 'plan.json', limits: 'max-x=1'");
        jenkins.assertLogContains("NAME is one of max-size, max-depth", wrong);
    }

    private static List<String> ids(WorkflowRun run) {
        return run.getAction(GuardRunAction.class).getGuards().stream()
                .map(GuardSummary::getId)
                .toList();
    }

    private static Decision artifact(WorkflowRun run, String id) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("terraform-guard/" + id + "/decision.json")
                .open()) {
            return DecisionReader.read(in.readAllBytes());
        }
    }

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, String plan, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node {\nwriteFile file: 'plan.json', text: '''" + plan + "'''\n" + script + "\n}", true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }
}
