package io.jenkins.plugins.terraformguard.approval;

import static io.jenkins.plugins.terraformguard.approval.Asked.GUARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people said is kept for later plans, as long as these do nothing new. */
@WithJenkins
class KeptApprovalsTest {
    private static Status opened(Run<?, ?> run) throws IOException {
        return ApprovalService.open(run, GUARD).state().status();
    }

    private static List<String> origins(Run<?, ?> run) throws IOException {
        return ApprovalService.find(run, GUARD).orElseThrow().log().acts().stream()
                .map(act -> act.kind().id() + " " + act.by() + " " + act.origin())
                .toList();
    }

    @Test
    void theSameEffectsKeepIt(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild first = Asked.asking(jenkins, job, "alice", "a", "b");
        opened(first);
        Asked.say("bob", first, Act.Kind.APPROVE);
        job.renameTo("store");

        FreeStyleBuild second = Asked.asking(jenkins, job, "alice", "a", "b");
        assertEquals(Status.APPROVED, opened(second));
        assertEquals(List.of("approve bob shop #1"), origins(second));
        FreeStyleBuild byBob = Asked.asking(jenkins, job, "bob", "a", "b");
        assertEquals(Status.PENDING, opened(byBob), "who has started it has no vote in it");
        FreeStyleBuild third = Asked.asking(jenkins, job, "alice", "a", "b");
        assertEquals(Status.APPROVED, opened(third));
        assertEquals(List.of("approve bob shop #1"), origins(third), "it says where it was said first");

        Asked.say("carol", third, Act.Kind.VOID);
        FreeStyleBuild fourth = Asked.asking(jenkins, job, "alice", "a", "b");
        assertEquals(Status.PENDING, opened(fourth), "what was taken back is not kept");
        assertFalse(ApprovalService.earlier(fourth, GUARD).isPresent());
    }

    @Test
    void whatIsNewIsAskedAnew(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild first = Asked.asking(jenkins, job, "alice", "a", "b");
        opened(first);
        Asked.say("bob", first, Act.Kind.APPROVE);
        FreeStyleBuild less = Asked.asking(jenkins, job, "alice", "b");
        assertEquals(Status.PENDING, opened(less));
        EarlierApproval earlier = ApprovalService.earlier(less, GUARD).orElseThrow();
        assertEquals("1", earlier.log().request().asker().build());
        assertEquals(
                List.of("a"),
                earlier.since().effects().removed().stream()
                        .map(effect -> effect.subject())
                        .toList());
        FreeStyleBuild back = Asked.asking(jenkins, job, "alice", "a", "b");
        assertEquals(Status.PENDING, opened(back), "a plan in between was another one");
    }

    @Test
    void lessIsKeptWhereThatIsWanted(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        Asked.organisation(2, "  keep: none\n");
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild first = Asked.asking(jenkins, job, "alice", "a");
        opened(first);
        Asked.say("bob", first, Act.Kind.APPROVE);
        Asked.decide(first, Asked.decision(Asked.rules("again"), "a"));
        assertEquals(Status.PENDING, opened(first));
        assertEquals(List.of(), origins(first), "nothing is kept where that is forbidden");

        Asked.organisation(2, "");
        Asked.say("bob", first, Act.Kind.APPROVE);
        Asked.decide(first, Asked.decision(Asked.rules("once more"), "a"));
        assertEquals(Status.PENDING, opened(first));
        assertEquals(List.of("approve bob shop #1"), origins(first), "judged again with the same effects");
        Asked.say("carol", first, Act.Kind.APPROVE);

        Path kept = job.getRootDir().toPath().resolve("terraform-guard/approvals-kept/" + GUARD + ".json");
        Files.writeString(kept, "{}");
        FreeStyleBuild second = Asked.asking(jenkins, job, "alice", "a");
        assertEquals(Status.PENDING, opened(second), "what is damaged counts no more");
        assertTrue(Files.exists(kept.resolveSibling(GUARD + ".json.damaged-1")));
    }
}
