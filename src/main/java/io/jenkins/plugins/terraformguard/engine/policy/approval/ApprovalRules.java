package io.jenkins.plugins.terraformguard.engine.policy.approval;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What all layers together say of approvals.
 *
 * @param answerWithin how long a request may be answered
 * @param holds how long an approval holds, from when it was given
 * @param keep which new plan keeps an approval
 * @param committers whether who wrote the commits may approve them
 * @param breakGlass whether somebody may let it pass alone in an emergency
 * @param rules who must agree to what; where no rule is about something, one person with the permission does
 */
public record ApprovalRules(
        Duration answerWithin,
        Duration holds,
        KeepMode keep,
        boolean committers,
        boolean breakGlass,
        List<ApprovalRule> rules) {
    /** What holds where no layer says anything. */
    public static final ApprovalRules DEFAULT =
            new ApprovalRules(Duration.ofHours(24), Duration.ofHours(24), KeepMode.SAME, true, true, List.of());

    public ApprovalRules {
        rules = List.copyOf(rules);
    }

    /** What holds if these and others hold: of each the stricter, and the rules of both. */
    public ApprovalRules and(ApprovalRules other) {
        Set<ApprovalRule> both = new LinkedHashSet<>(rules);
        both.addAll(other.rules);
        return new ApprovalRules(
                shorter(answerWithin, other.answerWithin),
                shorter(holds, other.holds),
                keep.compareTo(other.keep) <= 0 ? keep : other.keep,
                committers && other.committers,
                breakGlass && other.breakGlass,
                List.copyOf(both));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
