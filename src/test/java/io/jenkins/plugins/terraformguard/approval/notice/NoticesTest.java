package io.jenkins.plugins.terraformguard.approval.notice;

import static io.jenkins.plugins.terraformguard.approval.notice.Requests.GUARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.Answer;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.PendingApprovals;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class NoticesTest {
    private static final Requests.Ear EAR = new Requests.Ear();

    @BeforeEach
    void forget() {
        EAR.forget();
    }

    private static ApprovalCase asked(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("bob"));
        FreeStyleProject job = jenkins.createFreeStyleProject("web");
        ApprovalCase approval = Requests.written(
                jenkins.buildAndAssertSuccess(job),
                Set.of("starter"),
                Requests.rule(Set.of("bob", "security"), "oncall"));
        ApprovalListener.tell(approval);
        return approval;
    }

    private static void answer(ApprovalCase approval, Act.Kind kind) throws Exception {
        try (ACLContext ignored = ACL.as2(User.getOrCreateByIdOrFullName("bob").impersonate2())) {
            ApprovalService.answer(
                    approval.run(),
                    GUARD,
                    new Answer(approval.log().request().id(), kind, List.of(), "it is fine", ""));
        }
    }

    private static void look(Instant now) {
        new ApprovalClock(Clock.fixed(now, ZoneOffset.UTC)).doRun();
    }

    @Test
    void eachEventIsToldOnceHoweverOftenItIsHeard(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        ApprovalListener.tell(approval);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
        ApprovalNotice notice = EAR.last();
        assertEquals(jenkins.getURL() + "job/web/1/terraform-approval/default/", notice.address());
        assertEquals(Set.of("bob", "security"), notice.asked().get(0).names());
        assertEquals(1, notice.asked().get(0).missing());
        assertEquals(Set.of("starter"), notice.excluded());
        assertEquals("pending", notice.status());

        answer(approval, Act.Kind.APPROVE);
        ApprovalListener.tell(Requests.now(approval.run()));
        ApprovalListener.tell(approval);
        assertTrue(EAR.hears("requested", "ended"), () -> EAR.heard().toString());
        assertEquals("approved", EAR.last().status());
        assertEquals("bob", EAR.last().by());
        assertEquals("it is fine", EAR.last().reason());
        assertEquals(Set.of("bob"), EAR.last().answered());

        answer(approval, Act.Kind.VOID);
        assertTrue(EAR.hears("requested", "ended", "ended"), () -> EAR.heard().toString());
        assertEquals("void", EAR.last().status());
    }

    @Test
    void nobodyHearsOfWhatWasApprovedBefore(JenkinsRule jenkins) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        Act kept = new Act(Act.Kind.APPROVE, "bob", Set.of(), List.of(), "it is fine", Requests.NOW).keptFrom("web #1");
        ApprovalCase approval = Requests.written(run, Set.of(), Requests.rule(Set.of("bob")), kept);
        assertEquals("approved", approval.state().status().id());
        ApprovalListener.tell(approval);
        assertTrue(EAR.hears(), () -> EAR.heard().toString());
    }

    @Test
    void whatNobodyWasToldOfBeforeTheControllerDiedIsToldByTheClock(JenkinsRule jenkins) throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        PendingApprovals.get().changed(Requests.written(run, Set.of(), Requests.rule(Set.of("bob"))));
        look(Requests.NOW);
        look(Requests.NOW);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
    }

    @Test
    void theClockRemindsAsksOthersAndGivesUpOnceEach(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        look(Requests.after(59));
        look(Requests.after(61));
        look(Requests.after(62));
        look(Requests.after(10));
        assertTrue(EAR.hears("requested", "reminder"), () -> EAR.heard().toString());
        assertEquals(Set.of("bob", "security"), EAR.last().asked().get(0).names());
        look(Requests.after(121));
        look(Requests.after(122));
        look(Requests.after(61));
        assertTrue(
                EAR.hears("requested", "reminder", "escalated"),
                () -> EAR.heard().toString());
        assertEquals(Set.of("oncall"), EAR.last().asked().get(0).names(), "only those who are new");
        look(Requests.END);
        look(Requests.END.plusSeconds(1));
        look(Requests.END.plusSeconds(90));
        assertTrue(
                EAR.hears("requested", "reminder", "escalated", "ended"),
                () -> EAR.heard().toString());
        assertEquals("expired", EAR.last().status());
        assertEquals(
                Set.of("bob", "security", "oncall"), EAR.last().asked().get(0).names());
        assertEquals(
                List.of(Act.Kind.ESCALATE, Act.Kind.EXPIRE),
                Requests.now(approval.run()).log().acts().stream()
                        .map(Act::kind)
                        .toList());
    }

    @Test
    void aMarkThatCanNotBeReadIsNoReasonToRepeat(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
        Path mark = approval.run()
                .getRootDir()
                .toPath()
                .resolve("terraform-guard/default/approval-told."
                        + approval.log().request().id());
        assertEquals("1", Files.readString(mark));
        Files.writeString(mark, "99999999999999999999");
        look(Requests.NOW);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
    }

    @Test
    void aBuildThatIsGoneIsNoNews(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
        approval.run().delete();
        look(Requests.after(61));
        look(Requests.END.plusSeconds(1));
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
    }

    @Test
    void oneThatHangsIsInterrupted(JenkinsRule jenkins) throws Exception {
        asked(jenkins);
        Bad bad = ExtensionList.lookupSingleton(Bad.class);
        assertTrue(EAR.hears("requested"), "nobody waits for the bad one");
        assertTrue(Requests.soon(() -> bad.hangs.getCount() == 0));
        NoticeDesk.get().interruptHanging();
        assertEquals(1, bad.interrupted.getCount(), "it has its time");
        NoticeDesk.get().interruptAfter(Duration.ZERO);
        assertTrue(Requests.soon(() -> bad.interrupted.getCount() == 0));
    }

    /** Writes down what it hears. */
    @TestExtension
    public static final class Recorder extends Requests.Listening {
        public Recorder() {
            super(EAR);
        }
    }

    /** Hangs over the first, and fails at all that follows; comes before the good one. */
    @TestExtension
    public static final class Bad extends ApprovalNotifier {
        private final CountDownLatch hangs = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public void requested(ApprovalNotice notice) {
            hangs.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void ended(ApprovalNotice notice) throws IOException {
            throw new IOException("on purpose");
        }
    }
}
