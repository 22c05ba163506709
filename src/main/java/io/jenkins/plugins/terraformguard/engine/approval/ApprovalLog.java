package io.jenkins.plugins.terraformguard.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A request and all that happened to it: nothing is ever taken out.
 *
 * @param request what people are asked
 * @param acts what happened, in its order
 * @param recorded how much of it is in the trail: 0 for nothing, 1 for the request, and one more for each act
 * @param remindedAt when people were reminded last; null if they were not
 */
public record ApprovalLog(ApprovalRequest request, List<Act> acts, int recorded, Instant remindedAt) {
    /** Acts of one request; more than people do. */
    public static final int MAX_ACTS = 1_000;

    public ApprovalLog {
        acts = List.copyOf(acts);
    }

    /** A request that nobody has answered yet. */
    public static ApprovalLog of(ApprovalRequest request) {
        return new ApprovalLog(request, List.of(), 0, null);
    }

    /** The same with one more act. */
    public ApprovalLog with(Act act) {
        List<Act> more = new ArrayList<>(acts);
        more.add(act);
        return new ApprovalLog(request, more, recorded, remindedAt);
    }

    /** The same with more of it in the trail. */
    public ApprovalLog recorded(int count) {
        return new ApprovalLog(request, acts, count, remindedAt);
    }

    public ApprovalLog reminded(Instant at) {
        return new ApprovalLog(request, acts, recorded, at);
    }

    /** Where it stands. */
    public ApprovalState state(Instant now) {
        return ApprovalState.of(request, acts, now);
    }

    /** Whether all that has happened is in the trail. */
    public boolean isRecorded() {
        return recorded > acts.size();
    }

    /** Where it stands for whoever relies on it: what is not in the trail yet lets nothing pass. */
    public ApprovalState settled(Instant now) {
        ApprovalState state = state(now);
        return isRecorded() || !state.lets()
                ? state
                : ApprovalState.of(request, acts.subList(0, Math.max(0, recorded - 1)), now);
    }
}
