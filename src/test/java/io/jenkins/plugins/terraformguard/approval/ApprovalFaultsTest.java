package io.jenkins.plugins.terraformguard.approval;

import static io.jenkins.plugins.terraformguard.approval.Asked.GUARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.results.trail.Trails;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What is asked goes with its job, and what was left half done is done. */
class ApprovalFaultsTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    /** Hears what waiting builds hear. */
    @TestExtension
    public static final class Ears implements ApprovalListener {
        static final List<String> HEARD = new ArrayList<>();

        @Override
        public void changed(ApprovalCase approval) {
            synchronized (HEARD) {
                HEARD.add(approval.run() + " " + approval.state().status().id());
            }
        }

        static List<String> heard() {
            synchronized (HEARD) {
                List<String> heard = List.copyOf(HEARD);
                HEARD.clear();
                return heard;
            }
        }
    }

    private static ApprovalFiles files(Run<?, ?> run) throws IOException {
        return ApprovalFiles.of(run, GUARD);
    }

    private static Act yes(String user) {
        Instant now = ApprovalService.now();
        return new Act(Act.Kind.APPROVE, user, Set.of(), List.of(), "good reason", now);
    }

    private static Status status(Run<?, ?> run) throws IOException {
        return ApprovalService.find(run, GUARD).orElseThrow().state().status();
    }

    @Test
    void killedBetweenWritingAndRecording() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("shop");
            FreeStyleBuild run = Asked.asking(jenkins, job, "alice", "a");
            ApprovalLog asked = ApprovalService.open(run, GUARD).log();
            files(run).write(asked.with(yes("bob")));
            assertEquals(Status.PENDING, status(run), "what is not in the trail lets nothing pass");

            Ears.heard();
            ApprovalUpkeep.lookAtAll();
            assertEquals(Status.APPROVED, status(run));
            assertEquals(List.of("shop #1 approved"), Ears.heard());
            assertEquals(List.of(), new ApprovalMarks(job).all());
            ApprovalUpkeep.lookAtAll();
            assertEquals(List.of(), Ears.heard());

            FreeStyleBuild next = Asked.asking(jenkins, job, "alice", "b");
            ApprovalService.open(next, GUARD);
            Asked.secure(jenkins);
            ApprovalLog decided = Asked.say("bob", next, Act.Kind.APPROVE).log();
            assertEquals(4, Trails.outcome(job, GUARD).links());
            files(next).write(decided.recorded(1));
            ApprovalMarks.put(next, GUARD);
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("shop", FreeStyleProject.class);
            FreeStyleBuild next = job.getBuildByNumber(2);
            ApprovalUpkeep.lookAtAll();
            assertEquals(Status.APPROVED, status(next));
            assertEquals(2, files(next).read().recorded());
            assertEquals(4, Trails.outcome(job, GUARD).links(), "no link is written twice");
            assertEquals(List.of(), new ApprovalMarks(job).all());
        });
    }

    @Test
    void whatWaitsIsFoundAgain() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("shop");
            ApprovalService.open(Asked.asking(jenkins, job, "alice", "a"), GUARD);
            job.renameTo("store");
            assertEquals("store", only().getParent().getFullName());
            MockFolder inner = jenkins.createFolder("outer").createProject(MockFolder.class, "inner");
            Items.move(job, inner);
            assertEquals("outer/inner/store", only().getParent().getFullName());
            Asked.secure(jenkins);
            assertEquals(1, PendingApprovals.get().visible().size());
        });
        sessions.then(jenkins -> {
            assertEquals("outer/inner/store", only().getParent().getFullName());
            MockFolder outer = jenkins.jenkins.getItemByFullName("outer", MockFolder.class);
            outer.renameTo("moved");
            assertEquals("moved/inner/store", only().getParent().getFullName());
            jenkins.jenkins.reload();
            assertEquals("moved/inner/store", only().getParent().getFullName());
            Asked.secure(jenkins);
            assertEquals(
                    Status.APPROVED,
                    Asked.say("bob", only(), Act.Kind.APPROVE).state().status());
            assertEquals(List.of(), PendingApprovals.get().all());
        });
    }

    private static Run<?, ?> only() {
        List<ApprovalCase> all = PendingApprovals.get().all();
        assertEquals(1, all.size(), all::toString);
        return all.get(0).run();
    }

    @Test
    void whatIsDamagedLetsNothingPassAndHarmsNoOther() throws Throwable {
        sessions.then(jenkins -> {
            Asked.secure(jenkins);
            FreeStyleProject job = jenkins.createFreeStyleProject("shop");
            FreeStyleBuild damaged = Asked.asking(jenkins, job, "alice", "a");
            ApprovalService.open(damaged, GUARD);
            String id = files(damaged).read().request().id();
            Files.writeString(files(damaged).file(), "{\"schema\":\"terraform-guard/approval/v1\"}");
            FreeStyleProject other = jenkins.createFreeStyleProject("other");
            FreeStyleBuild fine = Asked.asking(jenkins, other, "alice", "a");
            ApprovalService.open(fine, GUARD);

            assertThrows(IOException.class, () -> ApprovalService.find(damaged, GUARD));
            assertThrows(IOException.class, () -> ApprovalService.open(damaged, GUARD));
            Answer answer = new Answer(id, Act.Kind.APPROVE, List.of(), "good reason", "");
            assertThrows(IOException.class, () -> Asked.say("bob", damaged, answer));
            assertThrows(IOException.class, () -> ApprovalService.end(damaged, GUARD, Act.Kind.ABORT, "", "over"));
            assertThrows(IOException.class, () -> ApprovalService.find(damaged, "../web"));
            ApprovalUpkeep.lookAtAll();
            assertEquals(fine, only());
            FreeStyleBuild next = Asked.asking(jenkins, job, "alice", "a");
            assertEquals(
                    Status.PENDING, ApprovalService.open(next, GUARD).state().status());
        });
    }

    @Test
    void buildsThatAreOverOrGone() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("shop");
            FreeStyleBuild deleted = Asked.asking(jenkins, job, "alice", "a");
            ApprovalService.open(deleted, GUARD);
            deleted.delete();
            assertEquals(List.of(), PendingApprovals.get().all());

            FreeStyleBuild failed = Asked.asking(jenkins, job, "alice", "a");
            ApprovalService.open(failed, GUARD);
            ApprovalUpkeep.lookAtAll();
            assertEquals(Status.PENDING, status(failed), "approving it lets the next build pass");
            ApprovalService.waits(failed, GUARD);
            ApprovalUpkeep.lookAtAll();
            assertEquals(Status.ABORTED, status(failed));

            FreeStyleBuild judged = Asked.asking(jenkins, job, "alice", "a");
            ApprovalService.open(judged, GUARD);
            Asked.decide(judged, Asked.decision(Verdict.PASS, ApprovalRules.DEFAULT, "a"));
            ApprovalUpkeep.lookAtAll();
            assertEquals(Status.VOID, status(judged));
            assertEquals(List.of(), new ApprovalMarks(job).all());

            FreeStyleBuild stray = Asked.asking(jenkins, job, "alice", "a");
            ApprovalMarks.put(stray, GUARD);
            ApprovalUpkeep.lookAtAll();
            assertEquals(List.of(), new ApprovalMarks(job).all());

            FreeStyleProject gone = jenkins.createFreeStyleProject("gone");
            ApprovalService.open(Asked.asking(jenkins, gone, "alice", "a"), GUARD);
            gone.delete();
            assertEquals(List.of(), PendingApprovals.get().all());
            assertFalse(gone.getRootDir().exists());
        });
    }
}
