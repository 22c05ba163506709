package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.Extension;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.approval.PendingApprovals;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.DueDates;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Looks once a minute at what waits: ends what is over, asks others where nobody answers, reminds. Nothing depends on it
 * being on time: an answer after the end is refused by the service itself.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovalClock extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(ApprovalClock.class.getName());

    private final Clock clock;

    public ApprovalClock() {
        this(Clock.systemUTC());
    }

    ApprovalClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (ApprovalCase approval : PendingApprovals.get().all()) {
            try {
                look(approval, now);
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "Can't tell what is due for the approval of " + approval.run());
            }
        }
        NoticeDesk.get().interruptHanging();
    }

    private static void look(ApprovalCase approval, Instant now) throws IOException {
        Run<?, ?> run = approval.run();
        if (DueDates.isOver(approval.log(), now)) {
            ApprovalService.end(run, approval.guard(), Act.Kind.EXPIRE, "", DueDates.LATE);
            return;
        }
        Notices.look(approval);
        ApprovalService.escalate(run, approval.guard(), now);
        List<Requirement> due = ApprovalService.remind(run, approval.guard(), now);
        if (!due.isEmpty()) {
            NoticeFacts facts = new NoticeFacts(approval, approval.log().state(now));
            NoticeDesk.get().tell(ApprovalNotifier::reminder, facts.reminder(due));
        }
    }
}
