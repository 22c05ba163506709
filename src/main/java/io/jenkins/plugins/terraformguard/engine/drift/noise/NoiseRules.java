package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueDiff;
import java.util.List;

/**
 * What makes two values of a drifted attribute the same thing. Nothing is dropped: every difference is listed, and those
 * that mean nothing carry the id of the rule that says so.
 *
 * <p>Rules look at one value at a time and give it a form; values are the same if their forms are equal. So noise is
 * symmetric, and transitive within each attribute. The exceptions are the few rules that compare two values with what
 * else the resource says of itself ({@code arn-form} and {@code link-form} for a bare name, {@code base64} for an encoded
 * script, {@code derived-tags}); these are symmetric only.
 */
public final class NoiseRules {
    private NoiseRules() {}

    /** All differences of two states. */
    public record Judged(List<Change> changes) {
        public Judged {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One difference.
     *
     * @param rule id of the rule that makes it noise, or an empty text
     */
    public record Change(ValueDiff.Difference difference, String rule) {
        public boolean isNoise() {
            return !rule.isEmpty();
        }
    }

    /** All rules, in the order of the documentation. */
    public static List<NoiseRule> all() {
        return Rules.ALL;
    }

    /**
     * Compares a resource's recorded state with the real one. A value that is hidden or not known is never noise; equal
     * hidden values do not differ, unknown ones always do.
     *
     * <p>Paths of more than 2,000 characters are cut, and of more than 200 after the first 10,000 changes.
     */
    public static Judged judge(String resourceType, Value recorded, Value real) {
        Interner interner = new Interner();
        Node before = Node.of(resourceType, recorded, interner);
        Node after = Node.of(resourceType, real, interner);
        return new Judged(new Comparison(recorded, real).changes(before, after));
    }
}
