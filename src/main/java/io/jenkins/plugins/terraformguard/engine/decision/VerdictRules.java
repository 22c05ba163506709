package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.FindingStore;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How findings become a verdict. What can't be decided is never waved through: an undecided mandatory policy asks for a
 * person, a mandatory policy that could not be evaluated counts as violated. What is exempt is only counted.
 */
final class VerdictRules {
    private VerdictRules() {}

    /** The verdict with its reasons and rules, worst first. */
    record Result(Verdict verdict, List<String> reasons, List<VerdictRule> rules) {}

    static Result judge(List<Finding> findings, List<FindingStore.Beyond> beyond, Risk risk) {
        TreeMap<Verdict, Map<String, VerdictRule>> reasons = new TreeMap<>(Collections.reverseOrder());
        int waived = 0;
        int baselined = 0;
        for (Finding finding : findings) {
            if (finding.isExempt()) {
                waived += finding.exemption().isWaiver() ? 1 : 0;
                baselined += finding.exemption().isWaiver() ? 0 : 1;
            } else if (finding.counts()) {
                count(finding.level(), finding.outcome(), 1, reasons);
            }
        }
        beyond.forEach(some -> count(some.level(), some.outcome(), some.count(), reasons));
        if (risk.asksForApproval()) {
            reasons.computeIfAbsent(Verdict.APPROVAL_REQUIRED, verdict -> new TreeMap<>())
                    .put(
                            "the risk of the plan reaches the threshold of " + risk.threshold(),
                            new VerdictRule(VerdictRule.RISK, Verdict.APPROVAL_REQUIRED, risk.score()));
        }
        List<String> texts = new ArrayList<>();
        if (reasons.isEmpty()) {
            texts.add("Every policy that applies holds" + (waived + baselined > 0 ? ", but for what is exempt" : ""));
        }
        reasons.values().forEach(group -> group.forEach((reason, rule) -> texts.add(reason + ": " + rule.count())));
        if (waived > 0) {
            texts.add("waived: " + waived);
        }
        if (baselined > 0) {
            texts.add("baselined: " + baselined);
        }
        List<VerdictRule> rules = reasons.isEmpty()
                ? List.of(new VerdictRule(VerdictRule.ALL_PASS, Verdict.PASS, 1))
                : reasons.values().stream()
                        .flatMap(group -> group.values().stream())
                        .toList();
        return new Result(reasons.isEmpty() ? Verdict.PASS : reasons.firstKey(), texts, rules);
    }

    private static void count(
            EnforcementLevel level, Outcome outcome, int count, Map<Verdict, Map<String, VerdictRule>> reasons) {
        if (level != EnforcementLevel.SHADOW) {
            Verdict asked = Verdict.of(level, outcome);
            reasons.computeIfAbsent(asked, verdict -> new TreeMap<>())
                    .merge(
                            reason(level, outcome),
                            new VerdictRule(level.id() + "/" + outcome.id(), asked, count),
                            (rule, more) -> new VerdictRule(rule.rule(), asked, rule.count() + more.count()));
        }
    }

    private static String reason(EnforcementLevel level, Outcome outcome) {
        String what =
                switch (outcome) {
                    case UNDECIDED -> "can't be decided before apply";
                    case ERROR -> "could not be evaluated";
                    default -> "violated";
                };
        return level.id() + " policies " + what;
    }
}
