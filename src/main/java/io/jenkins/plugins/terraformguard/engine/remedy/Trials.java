package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges a plan with changes, and says what is other than without them. */
final class Trials {
    private final Judge judge;
    private final Decision before;
    private final EditablePlan plan;
    private final Map<String, Finding> findings = new HashMap<>();
    private int left;

    /**
     * @param before what was decided on the plan as it is
     * @param judgements how often it may be judged
     */
    Trials(Judge judge, Decision before, EditablePlan plan, int judgements) {
        this.judge = judge;
        this.before = before;
        this.plan = plan;
        this.left = judgements;
        before.findings().forEach(finding -> findings.put(finding.fingerprint(), finding));
    }

    int left() {
        return left;
    }

    EditablePlan plan() {
        return plan;
    }

    Decision before() {
        return before;
    }

    /**
     * @param edits by address
     * @throws UneditableException if they can't be tried
     */
    Trial run(Map<String, List<Edit>> edits) throws UneditableException, IOException {
        if (left <= 0) {
            throw new UneditableException("The plan was judged as often as it may be; this was not tried");
        }
        var edited = plan.edited(edits);
        left--;
        Decision after = judge.judge(edited);
        Map<String, Finding> now = new HashMap<>();
        after.findings().forEach(finding -> now.put(finding.fingerprint(), finding));
        List<Finding> added = after.findings().stream()
                .filter(finding -> isWorse(findings.get(finding.fingerprint()), finding))
                .toList();
        return new Trial(before, after, now, added);
    }

    /** Whether a finding is new, or says more than it did. */
    private static boolean isWorse(Finding then, Finding now) {
        return then == null
                || !then.counts() && now.counts()
                || then.outcome() != Outcome.VIOLATION && now.outcome() == Outcome.VIOLATION;
    }
}
