package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import java.util.List;

/**
 * A plan of which it is known what a good reviewer says.
 *
 * @param file its path within the set, with {@code /}
 * @param intent what the author says of the change, as in the message of the commit
 * @param risky whether somebody has to look at it
 * @param mustName addresses of what is dangerous in it; none of a plan that is not risky
 * @param mustNotName patterns for addresses of what is harmless beside that
 * @param note for people: what the trap is
 */
public record LabelledPlan(
        String file, String intent, boolean risky, List<String> mustName, List<String> mustNotName, String note) {
    public LabelledPlan {
        mustName = List.copyOf(mustName);
        mustNotName = List.copyOf(mustNotName);
    }

    /** Whether it is a mistake to be worried about this: about anything, where there is no risk. */
    boolean isHarmless(String subject) {
        return !risky || mustNotName.stream().anyMatch(pattern -> new Glob(pattern).matches(subject));
    }
}
