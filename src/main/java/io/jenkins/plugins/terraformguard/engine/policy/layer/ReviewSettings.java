package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What layers say of reviewers, layer by layer. Roles add up; of the rest, a lower layer can only have more looked at and raised. */
public final class ReviewSettings {
    /** Of the bounds that a layer leaves out where none above gives any. */
    static final ReviewRules.Raise BOUNDS = new ReviewRules.Raise(Severity.HIGH, 80, 1);

    private final Weakenings weakenings;
    private final Set<String> roles = new TreeSet<>(Comparator.comparing(ReviewRules.ROLES::indexOf));
    private Boolean critic;
    private int tokens = ReviewRules.DEFAULT.tokens();
    private ReviewRules.Raise raise = ReviewRules.DEFAULT.raise();

    ReviewSettings(Weakenings weakenings) {
        this.weakenings = weakenings;
    }

    /**
     * What the layers above the project say, whatever a decision says that was made where a build could reach it.
     *
     * @param input of which the project's files do not matter
     * @throws PolicyException if a settings file is wrong, or there are two of them in one layer
     */
    public static ReviewRules of(PolicyInput input) throws PolicyException {
        ReviewSettings settings = new ReviewSettings(new Weakenings());
        LayersAbove.read(input, (said, layer) -> settings.apply(said.reviews(), layer));
        return settings.rules();
    }

    ReviewRules rules() {
        return new ReviewRules(
                roles.isEmpty() ? ReviewRules.DEFAULT.roles() : roles.stream().toList(),
                critic == null ? ReviewRules.DEFAULT.critic() : critic,
                tokens,
                raise);
    }

    void apply(Settings.Reviews said, Layer layer) {
        if (!said.roles().isEmpty()) {
            if (layer.isProject() && roles.isEmpty()) {
                roles.addAll(ReviewRules.DEFAULT.roles());
            }
            roles.addAll(said.roles());
        }
        critic(said.critic(), layer);
        tokens = weakenings.stricter(
                tokens,
                said.tokens(),
                Comparator.reverseOrder(),
                layer,
                "review\ntokens",
                fewer -> "tells reviewers no more than " + fewer + " tokens, which is less than " + tokens);
        raise(said.raise(), layer);
    }

    /** A critic strikes what others are worried about, so who can have one can have less raised. */
    private void critic(Settings.Choice<Boolean> said, Layer layer) {
        if (said == null) {
            return;
        }
        boolean unsaid = critic == null && !layer.isProject();
        critic = weakenings.stricter(
                critic != null ? critic : unsaid ? said.value() : ReviewRules.DEFAULT.critic(),
                said,
                Comparator.naturalOrder(),
                layer,
                "review\ncritic",
                yes -> "has a critic strike concerns of reviewers, which "
                        + (critic == null ? "a project may not" : "a layer above does not"));
    }

    private void raise(Settings.Raising said, Layer layer) {
        if (said == null) {
            return;
        }
        ReviewRules.Raise held = raise == null ? said.or(BOUNDS) : raise;
        raise = new ReviewRules.Raise(
                bound(
                        held.severity(),
                        said.severity(),
                        Comparator.reverseOrder(),
                        layer,
                        "severity",
                        severity -> "of severity " + severity.id() + " on, and a layer above says "
                                + held.severity().id()),
                bound(
                        held.supported(),
                        said.supported(),
                        Comparator.naturalOrder(),
                        layer,
                        "supported",
                        share -> "of reviewers of whose claims the facts bear out " + share
                                + " percent, and a layer above says " + held.supported()),
                bound(
                        held.agreement(),
                        said.agreement(),
                        Comparator.naturalOrder(),
                        layer,
                        "agreement",
                        reviewers -> "of " + reviewers + " reviewers who agree, and a layer above says "
                                + held.agreement()));
    }

    private <T> T bound(
            T held, Settings.Choice<T> wanted, Comparator<T> order, Layer layer, String key, Function<T, String> less) {
        return weakenings.stricter(
                held,
                wanted,
                order,
                layer,
                "review\nraise\n" + key,
                bound -> "asks for approval only where there are concerns " + less.apply(bound));
    }
}
