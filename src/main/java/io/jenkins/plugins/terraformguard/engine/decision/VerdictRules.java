package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How findings become a verdict. What can't be decided is never waved through: an undecided mandatory policy asks for a
 * person, a mandatory policy that could not be evaluated counts as violated.
 */
final class VerdictRules {
    private VerdictRules() {}

    /** The verdict with its reasons, worst first. */
    record Result(Verdict verdict, List<String> reasons) {}

    static Result judge(List<Finding> findings) {
        TreeMap<Verdict, Map<String, Integer>> reasons = new TreeMap<>(Collections.reverseOrder());
        for (Finding finding : findings) {
            if (finding.level() != EnforcementLevel.SHADOW) {
                reasons.computeIfAbsent(verdict(finding), verdict -> new TreeMap<>())
                        .merge(reason(finding), 1, Integer::sum);
            }
        }
        if (reasons.isEmpty()) {
            return new Result(Verdict.PASS, List.of("Every policy that applies holds"));
        }
        List<String> texts = new ArrayList<>();
        reasons.values().forEach(group -> group.forEach((reason, count) -> texts.add(reason + ": " + count)));
        return new Result(reasons.firstKey(), texts);
    }

    private static Verdict verdict(Finding finding) {
        return switch (finding.level()) {
            case HARD_MANDATORY -> finding.outcome() == Outcome.UNDECIDED ? Verdict.APPROVAL_REQUIRED : Verdict.FAIL;
            case SOFT_MANDATORY -> Verdict.APPROVAL_REQUIRED;
            default -> Verdict.ADVISORY;
        };
    }

    private static String reason(Finding finding) {
        String what =
                switch (finding.outcome()) {
                    case UNDECIDED -> "can't be decided before apply";
                    case ERROR -> "could not be evaluated";
                    default -> "violated";
                };
        return finding.level().id() + " policies " + what;
    }
}
