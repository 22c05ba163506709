package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What the gate says.
 *
 * @param passed whether the plan may be applied
 * @param reasons why not, all of them; empty where it may
 * @param packs packs that are not the same as in the decision, by name
 * @param asker who asked
 * @param at when, in whole seconds
 * @param savedPlanSha256 digest of the saved plan at hand, empty where it is none
 * @param decision the decision that counted, or null where there is none on this plan
 * @param ageSeconds how old that decision was; 0 where there is none
 * @param allowedSeconds how old it was allowed to be
 * @param again what judging the plan again came to
 * @param againSha256 digest of the document of that decision
 * @param approval {@code approved} or {@code broken-glass}, where people have let a decision pass that asks for approval;
 *     else empty
 * @param approvedBy who did it, with commas between them; empty where nobody did
 */
public record GateDecision(
        boolean passed,
        List<GateReason> reasons,
        List<PackChange> packs,
        GateQuestion.Asker asker,
        Instant at,
        String savedPlanSha256,
        Counted decision,
        long ageSeconds,
        long allowedSeconds,
        Verdict again,
        String againSha256,
        String approval,
        String approvedBy) {
    public static final String SCHEMA = "terraform-guard/gate/v1";

    public GateDecision {
        reasons = List.copyOf(reasons);
        packs = List.copyOf(packs);
        if (passed != reasons.isEmpty()) {
            throw new IllegalArgumentException("what passes has no reasons, and what does not has some");
        }
    }

    /** The decision that counted, in brief. */
    public record Counted(String sha256, Verdict verdict, String job, String build, Instant recordedAt) {}
}
