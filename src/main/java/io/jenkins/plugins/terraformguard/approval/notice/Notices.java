package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Turns what happens to requests into notices. */
@Extension
@Restricted(NoExternalUse.class)
public final class Notices implements ApprovalListener {
    private static final Logger LOGGER = Logger.getLogger(Notices.class.getName());

    @Override
    public void changed(ApprovalCase approval) {
        look(approval);
    }

    /** Tells what was not told yet. What is not in the trail is not told before it is. */
    static void look(ApprovalCase approval) {
        if (!approval.isRecorded()) {
            return;
        }
        try {
            int told = NoticeMarks.take(approval);
            if (told <= approval.log().acts().size()) {
                tell(approval, told);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Nobody can be told of the approval of " + approval.run());
        }
    }

    /** Tells what came after the first so many events, of which the request itself is one. */
    private static void tell(ApprovalCase approval, int told) {
        ApprovalState state = approval.state();
        NoticeDesk desk = NoticeDesk.get();
        NoticeFacts facts = new NoticeFacts(approval, state);
        List<Act> acts = approval.log().acts();
        int first = Math.max(0, told - 1);
        if (state.status() == Status.PENDING) {
            if (told == 0) {
                desk.tell(ApprovalNotifier::requested, facts.requested());
            }
            for (int i = first; i < acts.size(); i++) {
                if (acts.get(i).kind() == Act.Kind.ESCALATE) {
                    desk.tell(ApprovalNotifier::escalated, facts.escalated(i));
                }
            }
        }
        boolean isAsked =
                told > 0 || state.end() != null && state.end().origin().isEmpty();
        if (state.end() != null && isAsked && acts.indexOf(state.end()) >= first) {
            desk.tell(ApprovalNotifier::ended, facts.ended());
        }
    }
}
