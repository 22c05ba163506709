package io.jenkins.plugins.terraformguard.approval;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.PeriodicWork;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.ApprovalMarks.Mark;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.results.history.HistoryStage;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Takes up what was left: events that are written down and not recorded, requests of builds that are over, or about what
 * is no longer decided, and marks of what is done with.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovalUpkeep extends PeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(ApprovalUpkeep.class.getName());

    @Override
    public long getRecurrencePeriod() {
        return 2 * MIN;
    }

    @Override
    protected void doRun() {
        lookAtAll();
    }

    /** Looks at all that is not done with. */
    @SuppressWarnings("try")
    static void lookAtAll() {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            PendingApprovals.get().look();
            PendingApprovals.get().open().forEach((job, marks) -> marks.forEach(mark -> look(job, mark)));
        }
    }

    /** What goes wrong with one keeps nobody from looking at the others. */
    private static void look(Job<?, ?> job, Mark mark) {
        try {
            Run<?, ?> run = job.getBuildByNumber(mark.build());
            if (run != null) {
                look(run, mark);
            } else if (!job.getBuildDir()
                    .toPath()
                    .resolve(Integer.toString(mark.build()))
                    .toFile()
                    .exists()) {
                new ApprovalMarks(job).remove(mark);
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't look after what build " + mark.build() + " of " + job + " asks");
        }
    }

    private static void look(Run<?, ?> run, Mark mark) throws IOException {
        ApprovalLog before = ApprovalFiles.of(run, mark.guard()).read();
        if (before != null) {
            boolean left = !new ApprovalCase(run, before).isRecorded();
            try (HistoryStage stage = HistoryStage.of(run)) {
                if (before.state(Instant.now()).end() == null) {
                    end(run, mark, before, stage);
                }
                ApprovalCase now = new ApprovalCase(run, new EventRecorder(run, mark.guard()).record());
                if (left || now.isDone()) {
                    ApprovalListener.tell(now);
                    stage.told();
                }
            }
        }
        done(run, mark.guard());
    }

    private static void end(Run<?, ?> run, Mark mark, ApprovalLog log, HistoryStage stage) throws IOException {
        if (!DecisionOf.isOf(run, log.request())) {
            ApprovalService.ended(run, mark.guard(), Act.Kind.VOID, "", Messages.ApprovalService_judgedAgain(), stage);
        } else if (!run.isBuilding() && isGivenUp(run, mark)) {
            ApprovalService.ended(run, mark.guard(), Act.Kind.ABORT, "", Messages.ApprovalService_buildOver(), stage);
        }
    }

    /** Nobody wants the plan of a build any more that was stopped, or that has ended while it waited. */
    private static boolean isGivenUp(Run<?, ?> run, Mark mark) throws IOException {
        return run.getResult() == Result.ABORTED || new ApprovalMarks(run.getParent()).isWaiting(mark);
    }

    /** Removes the mark of a request that is done with; who makes a new one has the lock. */
    static void done(Run<?, ?> run, String guard) {
        Lock lock = ApprovalLocks.of(run, guard);
        lock.lock();
        try {
            ApprovalLog log = ApprovalFiles.of(run, guard).read();
            if (log == null || new ApprovalCase(run, log).isDone()) {
                new ApprovalMarks(run.getParent()).remove(new Mark(run.getNumber(), guard));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The mark of what " + run + " asks is left");
        } finally {
            lock.unlock();
        }
    }

    /** Looks after builds that end. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Builds extends RunListener<Run<?, ?>> {
        @Override
        public void onFinalized(Run<?, ?> run) {
            for (Mark mark : new ApprovalMarks(run.getParent()).all()) {
                if (mark.build() == run.getNumber()) {
                    ApprovalUpkeep.look(run.getParent(), mark);
                }
            }
        }
    }
}
