package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.DueDates;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.results.history.HistoryStage;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The one way to ask and to answer; page, REST, command line and steps all come through here. What happens is on the disk,
 * in the trail and in the archive before anybody hears of it.
 */
@Restricted(NoExternalUse.class)
public final class ApprovalService {
    private static final Logger LOGGER = Logger.getLogger(ApprovalService.class.getName());

    private ApprovalService() {}

    /**
     * Asks for approval of what a guard has decided in this build. If that was asked before, that request goes on, unless
     * it came to nothing. Votes of an earlier request that still count are taken over, so the new one may be approved at
     * once.
     *
     * @param guard id of the decision, which is that of the guard unless it judged several plans
     * @throws IOException if there is no decision that asks for approval, or the request can't be written or recorded
     */
    public static ApprovalCase open(Run<?, ?> run, String guard) throws IOException {
        try (HistoryStage stage = HistoryStage.of(run)) {
            return told(new ApprovalCase(run, new Opening(run, guard, now(), stage).open()), stage);
        }
    }

    /** Notes that the build is held up by what it asks. When it is over, nobody has to answer any more. */
    public static void waits(Run<?, ?> run, String guard) throws IOException {
        ApprovalMarks.waits(run, guard);
    }

    /**
     * What a build asks.
     *
     * @return empty if it asks nothing
     * @throws IOException if it can't be read
     */
    public static Optional<ApprovalCase> find(Run<?, ?> run, String guard) throws IOException {
        ApprovalLog log = ApprovalFiles.of(run, guard).read();
        return log == null ? Optional.empty() : Optional.of(new ApprovalCase(run, log));
    }

    /**
     * No later plan keeps what people have approved of a guard: somebody has taken back what they had agreed to.
     *
     * @param guard id of the decision
     */
    public static void forget(Job<?, ?> job, String guard) throws IOException {
        KeptApprovals.forget(job, guard);
    }

    /**
     * What was asked and answered before the request of a build, and what has changed since.
     *
     * @return empty if nothing was
     * @throws IOException if it can't be read
     */
    public static Optional<EarlierApproval> earlier(Run<?, ?> run, String guard) throws IOException {
        ApprovalFiles files = ApprovalFiles.of(run, guard);
        ApprovalLog log = files.read();
        if (log == null) {
            return Optional.empty();
        }
        ApprovalRequest request = log.request();
        var effects = DecisionOf.effects(run, request);
        return files.readEarlier()
                .map(earlier ->
                        new EarlierApproval(earlier.log(), earlier.since(request, effects, request.requestedAt())));
    }

    /**
     * Takes the answer of whoever is at it now. All rights are looked at here, under the lock in which it is written.
     *
     * @return how it stands then; an answer that could not be recorded yet counts once that is done
     * @throws ApprovalRefusedException if it is not taken
     * @throws IOException if it can't be written; then it was not given
     */
    public static ApprovalCase answer(Run<?, ?> run, String guard, Answer answer)
            throws ApprovalRefusedException, IOException {
        ApprovalFiles.of(run, guard);
        try (HistoryStage stage = HistoryStage.of(run)) {
            new Answering(run, guard, answer, now(), stage).take();
            return told(recorded(run, guard), stage);
        }
    }

    /**
     * Ends a request without an answer: its time is over, the build was stopped, or the plan is another one. One that is
     * over already stays as it is.
     *
     * @param by id of who did it, or empty
     */
    public static void end(Run<?, ?> run, String guard, Act.Kind kind, String by, String reason) throws IOException {
        ApprovalFiles.of(run, guard);
        try (HistoryStage stage = HistoryStage.of(run)) {
            if (ended(run, guard, kind, by, reason, stage)) {
                told(recorded(run, guard), stage);
            } else {
                stage.told();
            }
        }
    }

    /**
     * The same, but neither recorded nor told.
     *
     * @param stage of whoever tells of it
     * @return whether there is a request
     */
    static boolean ended(Run<?, ?> run, String guard, Act.Kind kind, String by, String reason, HistoryStage stage)
            throws IOException {
        stage.begin();
        return JobLock.change(() -> ApprovalFiles.usable(run, guard), files -> {
            ApprovalLog before = files.read();
            if (before != null && before.state(now()).end() == null) {
                files.write(before.with(new Act(kind, by, Set.of(), List.of(), reason, now())));
            }
            return before != null;
        });
    }

    /**
     * Asks others as well, if that is due and was not done before.
     *
     * @param now when somebody looked at the clock
     */
    public static void escalate(Run<?, ?> run, String guard, Instant now) throws IOException {
        ApprovalFiles.of(run, guard);
        AtomicBoolean news = new AtomicBoolean();
        JobLock.change(() -> ApprovalFiles.usable(run, guard), files -> {
            ApprovalLog before = files.read();
            Optional<Act> act = before == null ? Optional.empty() : DueDates.escalate(before, now);
            if (act.isPresent()) {
                files.write(before.with(act.get()));
                news.set(true);
            }
            return before;
        });
        if (news.get()) {
            // Not due to the histories, which do not say who else was asked.
            ApprovalListener.tell(recorded(run, guard));
            ApprovalUpkeep.done(run, guard);
        }
    }

    /**
     * Notes that people are reminded now.
     *
     * @param now when somebody looked at the clock
     * @return what they are to be reminded of; empty if that is not due, or was done before
     */
    public static List<Requirement> remind(Run<?, ?> run, String guard, Instant now) throws IOException {
        ApprovalFiles.of(run, guard);
        List<Requirement> due = new ArrayList<>();
        JobLock.change(() -> ApprovalFiles.usable(run, guard), files -> {
            ApprovalLog before = files.read();
            List<Requirement> reminders = before == null ? List.of() : DueDates.reminders(before, now);
            if (!reminders.isEmpty()) {
                files.write(before.reminded(now));
                due.clear();
                due.addAll(reminders);
            }
            return before;
        });
        return due;
    }

    /** What can't be recorded now is recorded later; until then nothing that was let pass by it is let pass. */
    private static ApprovalCase recorded(Run<?, ?> run, String guard) throws IOException {
        try {
            return new ApprovalCase(run, new EventRecorder(run, guard).record());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The approval of " + run + " can't be recorded yet");
            return find(run, guard).orElseThrow(() -> e);
        }
    }

    private static ApprovalCase told(ApprovalCase approval, HistoryStage stage) {
        ApprovalListener.tell(approval);
        stage.told();
        ApprovalUpkeep.done(approval.run(), approval.guard());
        return approval;
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
