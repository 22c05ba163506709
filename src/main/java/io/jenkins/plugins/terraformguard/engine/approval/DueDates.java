package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Open;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What time brings to a request that waits. What is due is told from the written times alone: nothing comes twice after a
 * restart, when the clock is set back, or where two look at once, and what came due while nobody looked comes once.
 */
public final class DueDates {
    /** Why a request ends, or others are asked as well. */
    public static final String LATE = "not enough people agreed in time";

    private DueDates() {}

    /** Whether its time is over and nobody has written that down. */
    public static boolean isOver(ApprovalLog log, Instant now) {
        ApprovalState state = log.state(now);
        return state.end() == null && state.status() == Status.EXPIRED;
    }

    /** Requirements that are not met and that people are to be reminded of. */
    public static List<Requirement> reminders(ApprovalLog log, Instant now) {
        return open(log, now, requirement -> isDue(requirement.remindAt(), log.remindedAt(), now));
    }

    /** Requirements that are not met and that others are to be asked for as well. */
    public static List<Requirement> escalations(ApprovalLog log, Instant now) {
        Instant last = log.acts().stream()
                .filter(act -> act.kind() == Act.Kind.ESCALATE)
                .map(Act::at)
                .max(Instant::compareTo)
                .orElse(null);
        return open(
                log,
                now,
                requirement -> requirement.escalation() != null
                        && isDue(requirement.escalation().at(), last, now));
    }

    /** Requirements that others were asked for by one of the acts. */
    public static List<Requirement> escalatedBy(ApprovalLog log, int act) {
        ApprovalLog before =
                new ApprovalLog(log.request(), log.acts().subList(0, act), log.recorded(), log.remindedAt());
        return escalations(before, log.acts().get(act).at());
    }

    /** The act by which others are asked as well; empty if that is not due, or more acts are written than people do. */
    public static Optional<Act> escalate(ApprovalLog log, Instant now) {
        Set<String> items = new LinkedHashSet<>();
        escalations(log, now).forEach(requirement -> items.addAll(requirement.items()));
        return items.isEmpty() || log.acts().size() >= ApprovalLog.MAX_ACTS / 2
                ? Optional.empty()
                : Optional.of(new Act(
                        Act.Kind.ESCALATE, "", Set.of(), List.copyOf(items), LATE + "; others are asked as well", now));
    }

    private static boolean isDue(Instant at, Instant last, Instant now) {
        return at != null && !now.isBefore(at) && (last == null || last.isBefore(at));
    }

    private static List<Requirement> open(ApprovalLog log, Instant now, Predicate<Requirement> due) {
        List<Requirement> open = new ArrayList<>();
        ApprovalState state = log.state(now);
        if (state.status() == Status.PENDING) {
            state.open().stream().map(Open::requirement).filter(due).forEach(open::add);
        }
        return open;
    }
}
