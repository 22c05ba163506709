package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What became of a plan with a change.
 *
 * @param now findings by fingerprint
 * @param added findings that are new, or say more than they did
 */
record Trial(Decision before, Decision after, Map<String, Finding> now, List<Finding> added) {
    private static final int MAX_NAMED = 3;

    Trial {
        now = Map.copyOf(now);
        added = List.copyOf(added);
    }

    /** Why a finding is not gotten rid of, or at what price; empty where it is, at none. */
    String objection(Finding finding) {
        if (after.error() != null) {
            return "The plan can't be judged with it";
        }
        Finding left = now.get(finding.fingerprint());
        if (left != null) {
            return left.outcome() == Outcome.UNDECIDED
                    ? "With it the policy can't decide before apply"
                    : "The finding is still there with it";
        }
        if (!added.isEmpty()) {
            return "It leads to " + (added.size() == 1 ? "another finding: " : added.size() + " other findings: ")
                    + String.join(
                            ", ",
                            added.stream().map(Trial::named).limit(MAX_NAMED).toList())
                    + (added.size() > MAX_NAMED ? ", ..." : "");
        }
        return after.verdict().compareTo(before.verdict()) > 0
                ? "With it the verdict is worse: " + after.verdict().id()
                : "";
    }

    private static String named(Finding finding) {
        return finding.policy() + (finding.address().isEmpty() ? "" : " on " + finding.address());
    }

    /** Whether the policy is asked as before and is now content, and does not merely look away. */
    boolean passes(Finding finding) {
        return passed(after, finding.policy()) > passed(before, finding.policy());
    }

    private static int passed(Decision decision, String policy) {
        return decision.policies().stream()
                .filter(tally -> tally.policy().equals(policy))
                .mapToInt(Decision.PolicyTally::passed)
                .findFirst()
                .orElse(0);
    }
}
