package io.jenkins.plugins.terraformguard.approval.notice;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.Asked;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class NoticesAfterRestartTest {
    private static final Requests.Ear EAR = new Requests.Ear();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @BeforeEach
    void forget() {
        EAR.forget();
    }

    private static ApprovalCase now(JenkinsRule jenkins) throws Exception {
        return Requests.now(
                jenkins.jenkins.getItemByFullName("web", FreeStyleProject.class).getBuildByNumber(1));
    }

    private static void look(ApprovalCase approval, int minutes) {
        new ApprovalClock(Clock.fixed(Requests.after(approval, minutes), ZoneOffset.UTC)).doRun();
    }

    @Test
    void nothingIsToldTwiceAndNothingIsForgotten() throws Throwable {
        sessions.then(jenkins -> {
            Requests.rule("bob");
            ApprovalCase approval = Requests.asked(jenkins, jenkins.createFreeStyleProject("web"));
            look(approval, 61);
            assertTrue(EAR.hears("requested", "reminder"), () -> EAR.heard().toString());
        });
        sessions.then(jenkins -> {
            ApprovalListener.tell(now(jenkins));
            look(now(jenkins), 63);
            look(now(jenkins), 125);
            assertTrue(
                    EAR.hears("requested", "reminder", "escalated"),
                    () -> EAR.heard().toString());
        });
        sessions.then(jenkins -> {
            ApprovalListener.tell(now(jenkins));
            look(now(jenkins), 130);
            ApprovalService.end(now(jenkins).run(), Asked.GUARD, Act.Kind.ABORT, "carol", "the build was stopped");
            assertTrue(
                    EAR.hears("requested", "reminder", "escalated", "ended"),
                    () -> EAR.heard().toString());
        });
        List<String> before = EAR.heard();
        sessions.then(jenkins -> {
            ApprovalListener.tell(now(jenkins));
            assertTrue(
                    EAR.hears(before.toArray(String[]::new)), () -> EAR.heard().toString());
        });
    }

    /** Writes down what it hears. */
    @TestExtension
    public static final class Recorder extends Requests.Listening {
        public Recorder() {
            super(EAR);
        }
    }
}
