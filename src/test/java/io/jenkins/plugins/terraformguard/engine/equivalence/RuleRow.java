package io.jenkins.plugins.terraformguard.engine.equivalence;

import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping.Difference;
import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping.OtherAnswer;
import io.jenkins.plugins.terraformguard.engine.equivalence.RuleMapping.OurAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the answers of one rule of another tool compare with ours. */
final class RuleRow {
    private final RuleMapping.Entry entry;
    private final Map<String, Integer> unlisted = new TreeMap<>();
    private final int[] differences;
    private int bothDeny;
    private int bothAllow;
    private int notAsked;
    private int unmatched;

    RuleRow(RuleMapping.Entry entry) {
        this.entry = entry;
        this.differences = new int[entry.differences().size()];
    }

    RuleMapping.Entry entry() {
        return entry;
    }

    /** Counts answers to which we have no counterpart. */
    void unmatched(int answers) {
        unmatched += answers;
    }

    /**
     * Counts an answer about one resource.
     *
     * @param asked whether our policies look at that resource
     */
    void count(Difference met, boolean asked) {
        if (met.theirs() == OtherAnswer.DENY && met.ours() == OurAnswer.DENY) {
            bothDeny++;
        } else if (met.theirs() == OtherAnswer.ALLOW && met.ours() == OurAnswer.ALLOW) {
            bothAllow += asked ? 1 : 0;
            notAsked += asked ? 0 : 1;
        } else {
            for (int i = 0; i < differences.length; i++) {
                if (entry.differences().get(i).covers(met)) {
                    differences[i]++;
                    return;
                }
            }
            unlisted.merge(met.theirs() + ", ours " + met.ours() + ", on '" + met.type() + "'", 1, Integer::sum);
        }
    }

    int bothDeny() {
        return bothDeny;
    }

    /** Where both pass, and ours looked. */
    int bothAllow() {
        return bothAllow;
    }

    /** Where theirs passes, and ours is not about that resource, or not about what happens to it. */
    int notAsked() {
        return notAsked;
    }

    int unmatched() {
        return unmatched;
    }

    int agreements() {
        return bothDeny + bothAllow + notAsked;
    }

    int disagreements() {
        int sum = 0;
        for (int count : differences) {
            sum += count;
        }
        return sum;
    }

    /** How often a listed difference was met. */
    int count(Difference difference) {
        return differences[entry.differences().indexOf(difference)];
    }

    /** Differences that are not listed, and those that are listed and were not met. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        String rule = entry.tool() + " " + entry.rule() + " " + entry.policies() + ": ";
        unlisted.forEach(
                (what, times) -> problems.add(rule + times + " times theirs " + what + ", which is not listed"));
        for (int i = 0; i < differences.length; i++) {
            if (differences[i] == 0) {
                problems.add(
                        rule + "listed and never met: " + entry.differences().get(i));
            }
        }
        return problems;
    }
}
