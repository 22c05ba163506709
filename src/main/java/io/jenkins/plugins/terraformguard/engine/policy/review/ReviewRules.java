package io.jenkins.plugins.terraformguard.engine.policy.review;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What all layers together say of reviewers.
 *
 * @param roles from which sides the change is looked at; what layers say is in the order of {@link #ROLES}
 * @param critic whether another reviewer looks through what the others are worried about
 * @param tokens how much of the facts a reviewer is told, in tokens of a model
 * @param raise when what reviewers say asks for approval; null for never
 */
public record ReviewRules(List<String> roles, boolean critic, int tokens, Raise raise) {
    /** The one that looks at everything. */
    public static final String GENERAL = "general";

    /** All roles. */
    public static final List<String> ROLES = List.of(GENERAL, "security", "reliability", "cost-and-scale", "intent");

    public static final int MIN_TOKENS = 1_000;
    public static final int MAX_TOKENS = 64_000;

    /** What holds where no layer says anything. */
    public static final ReviewRules DEFAULT = new ReviewRules(List.of(GENERAL), false, 8_000, null);

    public ReviewRules {
        roles = List.copyOf(roles);
    }

    /**
     * All of it must be reached.
     *
     * @param severity of a concern, at least
     * @param supported share of a reviewer's claims that the facts bear out, in percent, at least
     * @param agreement how many reviewers must be worried about the same subject
     */
    public record Raise(Severity severity, int supported, int agreement) {
        /** The one that is reached whenever one of both is: of each bound the lower one. */
        public Raise or(Raise other) {
            return new Raise(
                    severity.compareTo(other.severity) >= 0 ? severity : other.severity,
                    Math.min(supported, other.supported),
                    Math.min(agreement, other.agreement));
        }
    }

    /** What holds if these and others hold: the roles of both, and of the rest what raises more. */
    public ReviewRules and(ReviewRules other) {
        Set<String> both = new LinkedHashSet<>(roles);
        both.addAll(other.roles);
        Raise either = raise == null ? other.raise : other.raise == null ? raise : raise.or(other.raise);
        return new ReviewRules(
                both.stream().sorted(Comparator.comparing(ROLES::indexOf)).toList(),
                critic && other.critic,
                Math.max(tokens, other.tokens),
                either);
    }
}
