package io.jenkins.plugins.terraformguard.step;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Cause;
import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.trail.RecordedLink;
import io.jenkins.plugins.terraformguard.results.trail.TrailMark;
import io.jenkins.plugins.terraformguard.results.trail.Trails;
import io.jenkins.plugins.terraformguard.results.trail.VerificationOutcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What builds leave in the trail of their job. */
@WithJenkins
class TrailStepTest {
    private static WorkflowJob job(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static String node(String plan, String steps) {
        return "node { writeFile file: 'plan.json', text: '''" + plan + "'''\n" + steps + "\n}";
    }

    private static Link link(WorkflowRun run, String id) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("terraform-guard/" + id + "/decision.link.json")
                .open()) {
            return LinkDocument.read(in.readAllBytes());
        }
    }

    private static TrailMark mark(WorkflowRun run, String id) {
        return GuardRunAction.find(run, id).orElseThrow().getTrail();
    }

    private static void assertStatus(String expected, WorkflowJob job, String guard) throws Exception {
        VerificationOutcome outcome = Trails.outcome(job, guard);
        assertEquals(expected, outcome.status(), outcome.rows()::toString);
    }

    @Test
    void eachBuildAddsALink(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(
                jenkins,
                "shop",
                "env.GIT_COMMIT = '4f2a91c'; env.GIT_URL = 'https://me:secret@git/shop'\n"
                        + node(Plans.clean(), "terraformGuard plan: 'plan.json', id: 'web'"));
        WorkflowRun first = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new hudson.model.CauseAction(new Cause.UserIdCause("alice"))));
        WorkflowRun second = jenkins.buildAndAssertSuccess(job);
        Link link = link(first, "web");
        assertEquals(LinkDocument.digest(link), mark(first, "web").getLink());
        assertEquals(link.position().chain(), mark(second, "web").getChain());
        assertEquals(2, mark(second, "web").getSequence());
        assertEquals(LinkDocument.digest(link), link(second, "web").position().previous());
        assertEquals("shop", link.event().origin().job());
        assertEquals("1", link.event().origin().build());
        assertEquals(jenkins.getURL() + first.getUrl(), link.event().origin().url());
        assertEquals("user alice", link.event().origin().startedBy());
        assertEquals("1.11.4", link.event().tools().get("terraform"));
        assertEquals("4f2a91c", link.event().facts().get("commit"));
        assertEquals("https://git/shop", link.event().facts().get("repository"));
        assertNull(link.event().facts().get("supersedes"));
        assertEquals(
                new TreeSet<>(List.of(
                        "inputs.json.gz",
                        "junit.xml",
                        "plan.redacted.json.gz",
                        "policies.zip",
                        "report.css",
                        "report.html",
                        "results.sarif",
                        "review.json",
                        "rollback.md",
                        "summary.md")),
                link.event().artifacts().keySet());
        assertStatus("valid", job, "web");

        WorkflowRun replayed = (WorkflowRun) second.getAction(ReplayAction.class)
                .run(((CpsFlowDefinition) job.getDefinition()).getScript(), Map.of())
                .get();
        jenkins.assertBuildStatusSuccess(replayed);
        assertThat(link(replayed, "web").event().origin().startedBy(), containsString("replay of #2"));
        assertStatus("valid", job, "web");

        second.delete();
        assertStatus("partial", job, "web");
        job.renameTo("store");
        jenkins.buildAndAssertSuccess(job);
        assertStatus("partial", job, "web");
        WorkflowJob copy = jenkins.jenkins.copy(job, "copy");
        assertFalse(Files.exists(Trails.folder(copy)), "a copy begins a chain of its own");
    }

    @Test
    void aDecisionThatTakesThePlaceOfAnotherSaysSo(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "shop", node(Plans.clean(), """
                terraformGuard plan: 'plan.json', id: 'web'
                terraformGuard plan: 'plan.json', id: 'web'
                """));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        Link link = link(run, "web");
        assertEquals(2, link.position().sequence());
        assertEquals(link.position().previous(), link.event().facts().get("supersedes"));
        assertStatus("partial", job, "web");
    }

    @Test
    void buildsAndStepsAtOnce(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setNumExecutors(4);
        WorkflowJob job = job(
                jenkins,
                "shop",
                "parallel "
                        + String.join(
                                ",",
                                IntStream.range(0, 3)
                                        .mapToObj(i -> "s" + i + ": {"
                                                + node(
                                                        Plans.clean(),
                                                        "terraformGuard plan: 'plan.json', id: '"
                                                                + (i == 0 ? "one" : "same") + "'")
                                                + "}")
                                        .toList()));
        job.setConcurrentBuild(true);
        List<QueueTaskFuture<WorkflowRun>> builds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            builds.add(job.scheduleBuild2(
                    0, new hudson.model.ParametersAction(new hudson.model.StringParameterValue("n", "" + i))));
        }
        for (QueueTaskFuture<WorkflowRun> build : builds) {
            jenkins.assertBuildStatusSuccess(build);
        }
        assertStatus("valid", job, "one");
        VerificationOutcome same = Trails.outcome(job, "same");
        assertEquals("partial", same.status(), same.rows()::toString);
        assertEquals(8, same.links());
    }

    @Test
    void whatCannotBeRecordedFailsTheBuild(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(
                jenkins,
                "shop",
                node(Plans.clean(), "terraformGuard plan: 'plan.json', onFail: 'annotate'; echo 'went on'"));
        Files.writeString(job.getRootDir().toPath().resolve("terraform-guard"), "in the way");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("can't be recorded in the trail of shop", run);
        jenkins.assertLogNotContains("went on", run);
        assertTrue(GuardRunAction.find(run, "default").isEmpty(), "what was not recorded does not count");
        assertFalse(run.getArtifactManager()
                .root()
                .child("terraform-guard/default/decision.json")
                .exists());
        Files.delete(job.getRootDir().toPath().resolve("terraform-guard"));
        jenkins.buildAndAssertSuccess(job);
        assertStatus("valid", job, "default");
    }

    /** What is archived stays when a decision is replaced in its build, such as the link of a gate. */
    @Test
    void aLinkOfADecisionThatWasReplacedIsNoForgery(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "shop", node(Plans.clean(), "terraformGuard plan: 'plan.json', id: 'web'"));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        RecordedLink gate = Trails.record(run, "web");
        Path folder = run.getArtifactsDir().toPath().resolve("terraform-guard/web");
        Files.write(folder.resolve("gate.link.json"), gate.link());
        Files.write(folder.resolve("gate.sig.json"), gate.signature());
        assertStatus("partial", job, "web");
        String other =
                new String(gate.link(), StandardCharsets.UTF_8).replace("\"kind\":\"decision\"", "\"kind\":\"gate\"");
        Files.writeString(folder.resolve("gate.link.json"), other);
        assertStatus("invalid", job, "web");
    }
}
