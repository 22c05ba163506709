package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the approval of a decision stands. Who may approve is for whoever records it to check.
 *
 * @param decisionSha256 digest of the decision document that is to be approved
 * @param status where it stands
 * @param by who has brought it there, with commas between them; empty where nobody has
 * @param why what was said to it last, or empty
 * @param at since when
 * @param until until when it holds that it was let pass; null where it was not
 */
public record Approval(String decisionSha256, Status status, String by, String why, Instant at, Instant until) {
    public Approval {
        by = text(by);
        why = text(why);
    }

    /** Where a request stands at a time. What was let pass too long ago is over, and what is not in the trail yet does not count. */
    public static Approval of(ApprovalLog log, Instant now) {
        ApprovalState state = log.settled(now);
        Act end = state.end();
        Instant until = state.until(log.request());
        return new Approval(
                log.request().decisionSha256(),
                until != null && now.isAfter(until) ? Status.EXPIRED : state.status(),
                names(state),
                end == null ? "" : end.reason(),
                end == null ? log.request().requestedAt() : end.at(),
                until);
    }

    private static String names(ApprovalState state) {
        List<Act> acts = state.status() == Status.APPROVED
                ? state.approvals()
                : state.end() == null ? List.of() : List.of(state.end());
        return acts.stream().map(Act::by).filter(by -> !by.isEmpty()).distinct().collect(Collectors.joining(", "));
    }

    private static String text(String text) {
        return ValueText.cut(ValueText.oneLine(text), GateReason.MAX_TEXT);
    }

    /** Whether it lets its decision pass at a time. */
    boolean letsAt(Instant now) {
        return (status == Status.APPROVED || status == Status.BROKEN_GLASS)
                && until != null
                && !at.isAfter(now)
                && !now.isAfter(until);
    }
}
