package io.jenkins.plugins.terraformguard.approval;

import static io.jenkins.plugins.terraformguard.approval.Asked.GUARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ActDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules.Refusal;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.trail.Trails;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ApprovalServiceTest {
    private static byte[] archived(Run<?, ?> run, String name) throws IOException {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("terraform-guard/" + GUARD + "/" + name)
                .open()) {
            return in.readAllBytes();
        }
    }

    private static Refusal.Kind refused(String user, Run<?, ?> run, Answer answer) {
        return assertThrows(ApprovalRefusedException.class, () -> Asked.say(user, run, answer))
                .kind();
    }

    private static Refusal.Kind refused(String user, Run<?, ?> run, Act.Kind kind) {
        return assertThrows(ApprovalRefusedException.class, () -> Asked.say(user, run, kind))
                .kind();
    }

    @Test
    void eachEventIsALinkAndIsArchived(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        Asked.organisation(2, "");
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild run = Asked.build(jenkins, job, "alice");
        assertThrows(IOException.class, () -> ApprovalService.open(run, GUARD));
        Asked.decide(run, Asked.decision(Verdict.FAIL, ApprovalRules.DEFAULT, "a"));
        assertThrows(IOException.class, () -> ApprovalService.open(run, GUARD));
        Asked.decide(run, Asked.decision(ApprovalRules.DEFAULT, "a"));

        ApprovalCase asked = ApprovalService.open(run, GUARD);
        assertEquals(asked.log(), ApprovalService.open(run, GUARD).log());
        assertEquals(
                List.of("alice"), List.copyOf(asked.log().request().excluded().keySet()));
        assertEquals(List.of(asked), PendingApprovals.get().all());
        assertEquals(
                Status.PENDING, Asked.say("bob", run, Act.Kind.APPROVE).state().status());
        assertEquals(
                Status.APPROVED,
                Asked.say("carol", run, Act.Kind.APPROVE).state().status());

        assertEquals(List.of(), PendingApprovals.get().all());
        assertEquals(List.of(), new ApprovalMarks(job).all());
        ActDocument act = ActDocument.read(archived(run, "approval-1.001.json"));
        assertEquals("bob", act.act().by());
        assertEquals("pending", act.status());
        assertEquals(
                "approved",
                ActDocument.read(archived(run, "approval-1.002.json")).status());
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Link link = LinkDocument.read(archived(run, "approval-1.00" + i + ".link.json"));
            assertEquals(i + 1, link.position().sequence());
            assertEquals("approval", link.event().kind());
            outcomes.add(link.event().facts().get("outcome"));
            assertEquals(
                    i == 0 ? null : i == 1 ? "bob" : "carol",
                    link.event().facts().get("by"));
            assertTrue(archived(run, "approval-1.00" + i + ".sig.json").length > 0);
        }
        assertEquals(List.of("request", "approve", "approve"), outcomes);
        assertEquals(3, Trails.outcome(job, GUARD).links());
    }

    /** The build that relies on a decision does not know who is behind it, so it would exclude the wrong people. */
    @Test
    void onlyTheBuildThatHasDecidedAsks(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        Asked.organisation(1, "");
        FreeStyleBuild planned = Asked.build(jenkins, jenkins.createFreeStyleProject("plan"), "bob");
        Asked.decide(planned, Asked.decision(ApprovalRules.DEFAULT, "a"));
        FreeStyleBuild applies = Asked.build(jenkins, jenkins.createFreeStyleProject("apply"), "alice");
        DecisionStore.adopt(applies, DecisionStore.decided(planned, GUARD).orElseThrow(), null);

        assertThrows(IOException.class, () -> ApprovalService.open(applies, GUARD));
        assertEquals(Optional.empty(), ApprovalService.find(applies, GUARD));
        ApprovalService.open(planned, GUARD);
        assertEquals(Refusal.Kind.SEPARATION, refused("bob", planned, Act.Kind.APPROVE));
    }

    @Test
    @SuppressWarnings("try")
    void answersThatAreNotTaken(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        Asked.organisation(2, "");
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild run = Asked.build(jenkins, job, "boss");
        Asked.decide(run, Asked.decision(ApprovalRules.DEFAULT, "a"));
        String id = ApprovalService.open(run, GUARD).log().request().id();

        assertEquals(Refusal.Kind.SEPARATION, refused("boss", run, Act.Kind.APPROVE));
        assertEquals(Refusal.Kind.PERMISSION, refused("eve", run, Act.Kind.APPROVE));
        assertEquals(Refusal.Kind.PERMISSION, refused("bob", run, Act.Kind.BREAK_GLASS));
        for (Act.Kind kind : List.of(Act.Kind.ABORT, Act.Kind.EXPIRE, Act.Kind.ESCALATE)) {
            assertEquals(Refusal.Kind.MALFORMED, refused("bob", run, kind));
        }
        assertEquals(
                Refusal.Kind.MALFORMED,
                refused("bob", run, new Answer("1-forged", Act.Kind.APPROVE, List.of(), "good reason", "")));
        assertEquals(
                Refusal.Kind.MALFORMED,
                refused("bob", run, new Answer(id, Act.Kind.APPROVE, List.of("forged"), "good reason", "")));
        for (String day : List.of("2030-02-30", "yesterday", "2001-01-01", "+12030-01-01")) {
            assertEquals(
                    Refusal.Kind.MALFORMED,
                    refused("bob", run, new Answer(id, Act.Kind.APPROVE, List.of(), "good reason", day)));
        }
        for (var nobody : List.of(ACL.SYSTEM2, Jenkins.ANONYMOUS2)) {
            try (ACLContext context = ACL.as2(nobody)) {
                assertThrows(
                        ApprovalRefusedException.class,
                        () -> ApprovalService.answer(
                                run, GUARD, new Answer(id, Act.Kind.APPROVE, List.of(), "good reason", "")));
            }
        }
        Asked.say("bob", run, new Answer(id, Act.Kind.APPROVE, List.of(), "half \ud800 a pair", ""));
        assertEquals(Refusal.Kind.TWICE, refused("bob", run, Act.Kind.APPROVE));
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone());
        assertEquals(Refusal.Kind.PERMISSION, refused("carol", run, Act.Kind.APPROVE));
        Asked.secure(jenkins);

        Asked.decide(run, Asked.decision(Verdict.PASS, ApprovalRules.DEFAULT, "a"));
        assertEquals(Refusal.Kind.OVER, refused("carol", run, Act.Kind.APPROVE));
        assertEquals(
                1, ApprovalService.find(run, GUARD).orElseThrow().log().acts().size());
    }

    @Test
    void twoAtOnce(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild run = Asked.asking(jenkins, job, "alice", "a");
        ApprovalService.open(run, GUARD);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Object>> clicks = new ArrayList<>();
        for (String user : List.of("bob", "carol", "dave", "bob")) {
            Callable<Object> click = () -> {
                start.await();
                try {
                    return Asked.say(user, run, Act.Kind.APPROVE).state().status();
                } catch (ApprovalRefusedException e) {
                    return e.kind();
                }
            };
            clicks.add(pool.submit(click));
        }
        start.countDown();
        List<Object> outcomes = new ArrayList<>();
        for (Future<Object> click : clicks) {
            outcomes.add(click.get(120, TimeUnit.SECONDS));
        }
        pool.shutdown();
        assertEquals(1, outcomes.stream().filter(Status.APPROVED::equals).count(), outcomes::toString);
        assertEquals(3, outcomes.stream().filter(Refusal.Kind.OVER::equals).count(), outcomes::toString);
        assertEquals(2, ApprovalService.find(run, GUARD).orElseThrow().log().recorded());
        assertEquals(2, Trails.outcome(job, GUARD).links());
    }

    @Test
    void aNewRequestTakesThePlaceOfOneThatCameToNothing(JenkinsRule jenkins) throws Exception {
        Asked.secure(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild run = Asked.asking(jenkins, job, "alice", "a");
        String first = ApprovalService.open(run, GUARD).log().request().id();
        ApprovalService.end(run, GUARD, Act.Kind.EXPIRE, "", "time is over");
        ApprovalService.end(run, GUARD, Act.Kind.ABORT, "", "too late");
        ApprovalCase second = ApprovalService.open(run, GUARD);
        assertEquals(2, RequestNumber.of(second.log().request().id()));
        assertEquals(
                Refusal.Kind.MALFORMED,
                refused("bob", run, new Answer(first, Act.Kind.APPROVE, List.of(), "good reason", "")));
        assertEquals(
                "expire",
                ActDocument.read(archived(run, "approval-1.001.json"))
                        .act()
                        .kind()
                        .id());
        assertEquals(
                Status.REJECTED, Asked.say("bob", run, Act.Kind.REJECT).state().status());
        assertEquals(Status.REJECTED, ApprovalService.open(run, GUARD).state().status());
        assertTrue(archived(run, "approval-2.001.link.json").length > 0);
        assertEquals(4, Trails.outcome(job, GUARD).links());

        FreeStyleBuild next = Asked.asking(jenkins, job, "alice", "a");
        FreeStyleBuild last = Asked.asking(jenkins, job, "alice", "b");
        ApprovalService.open(next, GUARD);
        ApprovalService.open(last, GUARD);
        assertEquals(
                Status.VOID,
                ApprovalService.find(next, GUARD).orElseThrow().state().status());
        assertEquals(
                List.of(last),
                PendingApprovals.get().all().stream().map(ApprovalCase::run).toList());
    }
}
