package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What layers say of reviewers, in a document, written and read. */
public final class ReviewRulesShape {
    private static final Set<String> ROLES = Set.copyOf(ReviewRules.ROLES);
    private static final int PERCENT = 100;

    private static final Map<String, Reader<?>> RULES = Map.of(
            "roles",
            in -> in.list(ReviewRules.ROLES.size(), role -> role.word(ROLES)),
            "critic",
            JsonCursor::bool,
            "tokens",
            in -> between(in, ReviewRules.MIN_TOKENS, ReviewRules.MAX_TOKENS),
            "raise",
            ReviewRulesShape::raise);

    private static final Map<String, Reader<?>> RAISE = Map.of(
            "severity", in -> in.constant(Severity::byId, "severity"),
            "supported", in -> between(in, 0, PERCENT),
            "agreement", in -> between(in, 1, ReviewRules.ROLES.size()));

    private ReviewRulesShape() {}

    /** The rules as {@link CanonicalJson} takes them. */
    public static Object write(ReviewRules rules) {
        Map<String, Object> document =
                object(entry("roles", rules.roles()), entry("critic", rules.critic()), entry("tokens", rules.tokens()));
        ReviewRules.Raise raise = rules.raise();
        if (raise != null) {
            document.put(
                    "raise",
                    object(
                            entry("severity", raise.severity().id()),
                            entry("supported", raise.supported()),
                            entry("agreement", raise.agreement())));
        }
        return document;
    }

    /** The rules in a document. */
    public static ReviewRules read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rules = in.object(RULES);
        ReviewRules otherwise = ReviewRules.DEFAULT;
        List<String> roles = rules.or("roles", otherwise.roles());
        return new ReviewRules(
                roles,
                rules.or("critic", otherwise.critic()),
                rules.or("tokens", otherwise.tokens()),
                rules.or("raise", otherwise.raise()));
    }

    private static ReviewRules.Raise raise(JsonCursor in) throws IOException, DecisionFormatException {
        Fields raise = in.object(RAISE);
        return new ReviewRules.Raise(
                raise.required("severity"), raise.required("supported"), raise.required("agreement"));
    }

    private static int between(JsonCursor in, int min, int max) throws IOException, DecisionFormatException {
        int count = in.count();
        if (count < min || count > max) {
            throw in.wrong("is not between " + min + " and " + max);
        }
        return count;
    }
}
