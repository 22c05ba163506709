package io.jenkins.plugins.terraformguard.step;

import static io.jenkins.plugins.terraformguard.step.Approvers.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.approval.Act.Kind;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Builds that wait while the controller comes and goes. */
class ApprovalRestartTest {
    private static final String IN_PLACE = node(
            "def r = terraformGuard plan: 'plan.json', onApproval: 'wait'\necho \"${r.verdict} is ${r.approval}\"");
    private static final String OUTSIDE = node("terraformGuard plan: 'plan.json', onApproval: 'request'")
            + "echo 'outside now'\ndef r = terraformGuard phase: 'approval'\necho \"${r.verdict} is ${r.approval}\"";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static WorkflowRun run(JenkinsRule jenkins, String job) {
        return jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }

    private static void passes(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("approval-required is approved", run);
    }

    /** Waits until the program of a build is at rest, which takes a moment and no person. */
    private static void rests(WorkflowRun run) throws Exception {
        for (int i = 0; run.getExecution().blocksRestart(); i++) {
            assertTrue(i < 100, "it keeps Jenkins from going down");
            Thread.sleep(100);
        }
    }

    @Test
    void itGoesOnWaiting() throws Throwable {
        String[] requests = new String[2];
        sessions.then(jenkins -> {
            WorkflowRun in = Approvers.waiting(jenkins, "in", IN_PLACE);
            WorkflowRun out = Approvers.waiting(jenkins, "out", OUTSIDE);
            jenkins.waitForMessage("outside now", out);
            requests[0] = Approvers.log(in, "default").request().id();
            requests[1] = Approvers.log(out, "default").request().id();
        });
        sessions.then(jenkins -> {
            assertTrue(run(jenkins, "in").isBuilding());
            assertTrue(run(jenkins, "out").isBuilding());
        });
        sessions.then(jenkins -> {
            Approvers.secure(jenkins);
            WorkflowRun in = run(jenkins, "in");
            WorkflowRun out = run(jenkins, "out");
            assertEquals(requests[0], Approvers.log(in, "default").request().id());
            assertEquals(requests[1], Approvers.log(out, "default").request().id(), "nobody is asked twice");
            Approvers.answer(in, "default", Kind.APPROVE);
            Approvers.answer(out, "default", Kind.APPROVE);
            passes(jenkins, in);
            passes(jenkins, out);
            rests(in);
        });
    }

    @Test
    void whatWasDecidedWhileItWasDownCounts() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun yes = Approvers.waiting(jenkins, "yes", IN_PLACE);
            WorkflowRun no = Approvers.waiting(jenkins, "no", IN_PLACE);
            // Nobody is told: the controller dies between writing it down and going on.
            Approvers.onDisk(yes, "default", log -> log.with(Approvers.said(Kind.APPROVE)));
            Approvers.onDisk(no, "default", log -> log.with(Approvers.said(Kind.REJECT)));
        });
        sessions.then(jenkins -> {
            passes(jenkins, run(jenkins, "yes"));
            WorkflowRun no = run(jenkins, "no");
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(no));
            jenkins.assertLogContains("the approval is rejected", no);
        });
    }

    @Test
    void timeRunsOutWhileItIsDown() throws Throwable {
        sessions.then(
                jenkins -> Approvers.onDisk(Approvers.waiting(jenkins, "late", IN_PLACE), "default", Approvers::late));
        sessions.then(jenkins -> {
            WorkflowRun late = run(jenkins, "late");
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(late));
            assertEquals(Status.EXPIRED, Approvers.status(late, "default"));
        });
    }

    /** What is kept may be of an earlier version, or, after a step back, of a later one that has more to say. */
    @Test
    void thePluginIsAnotherOneAfterTheRestart() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = Approvers.waiting(jenkins, "in", OUTSIDE);
            jenkins.waitForMessage("outside now", run);
            // An upgrade need not wait for people.
            rests(run);
            Path file = run.getRootDir().toPath().resolve("terraform-guard/default/approval.json");
            String text = Files.readString(file);
            String other =
                    text.replaceFirst("\\{", "{\"aaa\":[\"a later version\"],").replace("\"reminded_at\":null,", "");
            assertNotEquals(text.length(), other.length());
            Files.writeString(file, other);
        });
        sessions.then(jenkins -> {
            Approvers.secure(jenkins);
            WorkflowRun run = run(jenkins, "in");
            Approvers.answer(run, "default", Kind.APPROVE);
            passes(jenkins, run);
        });
    }

    @Test
    void itCanBeStoppedAfterARestart() throws Throwable {
        sessions.then(jenkins -> Approvers.waiting(jenkins, "in", IN_PLACE));
        sessions.then(jenkins -> {
            WorkflowRun run = run(jenkins, "in");
            jenkins.waitForMessage("Ready to run", run);
            run.getExecutor().interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            assertEquals(Status.ABORTED, Approvers.status(run, "default"));
        });
    }
}
