package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the gate is asked: may this plan be applied now?
 *
 * @param asker who asks
 * @param savedPlanSha256 digest of the saved plan at hand, lower-case hex; empty where it is no saved plan
 * @param onRecord decisions of the guard that may count, in any order
 * @param again what the same plan comes to when it is judged now, with the policies of now
 * @param maxAge how old the decision may be
 * @param now the time
 * @param approvals approvals on record
 */
public record GateQuestion(
        Asker asker,
        String savedPlanSha256,
        List<RecordedDecision> onRecord,
        Decision again,
        Duration maxAge,
        Instant now,
        List<Approval> approvals) {
    public GateQuestion {
        onRecord = List.copyOf(onRecord);
        approvals = List.copyOf(approvals);
    }

    /**
     * Who asks.
     *
     * @param id id of the guard
     * @param engineVersion version of the engine
     * @param job full name of the job, or empty
     * @param build number or name of the build, or empty
     * @param startedBy who or what started it, or empty
     */
    public record Asker(String id, String engineVersion, String job, String build, String startedBy) {}
}
