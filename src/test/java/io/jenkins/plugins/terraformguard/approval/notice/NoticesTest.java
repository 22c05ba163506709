package io.jenkins.plugins.terraformguard.approval.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.approval.Asked;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
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
        Asked.secure(jenkins);
        Requests.rule("bob", "security");
        return Requests.asked(jenkins, jenkins.createFreeStyleProject("web"));
    }

    private static void look(Instant now) {
        new ApprovalClock(Clock.fixed(now, ZoneOffset.UTC)).doRun();
    }

    private static Path mark(ApprovalCase approval) {
        return approval.run()
                .getRootDir()
                .toPath()
                .resolve("terraform-guard/web/approval-told."
                        + approval.log().request().id());
    }

    @Test
    void eachEventIsToldOnceHoweverOftenItIsHeard(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        ApprovalListener.tell(approval);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
        ApprovalNotice notice = EAR.last();
        assertEquals(jenkins.getURL() + "job/web/1/terraform-approval/web/", notice.address());
        assertEquals(Set.of("bob", "security"), notice.asked().get(0).names());
        assertEquals(1, notice.asked().get(0).missing());
        assertEquals(Set.of("starter"), notice.excluded());
        assertEquals("pending", notice.status());

        Asked.say("bob", approval.run(), Act.Kind.APPROVE);
        ApprovalListener.tell(Requests.now(approval.run()));
        ApprovalListener.tell(approval);
        assertTrue(EAR.hears("requested", "ended"), () -> EAR.heard().toString());
        assertEquals("approved", EAR.last().status());
        assertEquals("bob", EAR.last().by());
        assertEquals("good reason", EAR.last().reason());
        assertEquals(Set.of("bob"), EAR.last().answered());

        Asked.say("bob", approval.run(), Act.Kind.VOID);
        assertTrue(EAR.hears("requested", "ended", "ended"), () -> EAR.heard().toString());
        assertEquals("void", EAR.last().status());
    }

    @Test
    void nobodyHearsOfWhatWasApprovedBefore(JenkinsRule jenkins) throws Exception {
        ApprovalCase first = asked(jenkins);
        Asked.say("bob", first.run(), Act.Kind.APPROVE);
        assertTrue(EAR.hears("requested", "ended"), () -> EAR.heard().toString());
        ApprovalCase next =
                Requests.asked(jenkins, (FreeStyleProject) first.run().getParent());
        assertEquals("approved", next.state().status().id());
        assertTrue(EAR.hears("requested", "ended"), () -> EAR.heard().toString());
    }

    @Test
    void whatNobodyWasToldOfBeforeTheControllerDiedIsToldByTheClock(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
        Files.delete(mark(approval));
        look(Requests.after(approval, 1));
        look(Requests.after(approval, 1));
        assertTrue(EAR.hears("requested", "requested"), () -> EAR.heard().toString());
    }

    @Test
    void theClockRemindsAsksOthersAndGivesUpOnceEach(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        look(Requests.after(approval, 59));
        look(Requests.after(approval, 61));
        look(Requests.after(approval, 62));
        look(Requests.after(approval, 10));
        assertTrue(EAR.hears("requested", "reminder"), () -> EAR.heard().toString());
        assertEquals(Set.of("bob", "security"), EAR.last().asked().get(0).names());
        look(Requests.after(approval, 121));
        look(Requests.after(approval, 122));
        look(Requests.after(approval, 61));
        assertTrue(
                EAR.hears("requested", "reminder", "escalated"),
                () -> EAR.heard().toString());
        assertEquals(Set.of("oncall"), EAR.last().asked().get(0).names(), "only those who are new");
        look(Requests.after(approval, 240));
        look(Requests.after(approval, 241));
        look(Requests.after(approval, 243));
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
        Path mark = mark(approval);
        assertEquals("1", Files.readString(mark));
        Files.writeString(mark, "99999999999999999999");
        look(Requests.after(approval, 0));
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
    }

    @Test
    void aBuildThatIsGoneIsNoNews(JenkinsRule jenkins) throws Exception {
        ApprovalCase approval = asked(jenkins);
        assertTrue(EAR.hears("requested"), () -> EAR.heard().toString());
        approval.run().delete();
        look(Requests.after(approval, 61));
        look(Requests.after(approval, 241));
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
