package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What lower layers tried to weaken. Nothing of it has effect; each is a finding of a bundled policy of its own. */
final class Weakenings {
    /** The pack of the policy that these are findings of; it is never asked itself. */
    static final PolicyPack PACK = load();

    private static final int MAX_MESSAGE = 2000;

    private final List<Attempt> attempts = new ArrayList<>();

    private record Attempt(Layer layer, String subject, String what, Place place) {}

    /**
     * Takes down an attempt.
     *
     * @param subject what tells this attempt from others of the same layer, the same for ever
     * @param what goes on after "The layer ... "
     */
    void add(Layer layer, String subject, String what, Place place) {
        attempts.add(new Attempt(layer, subject, what, place));
    }

    /**
     * Which of two settings holds: a layer below the organisation's can only choose a stricter one.
     *
     * @param order from the strictest on
     * @param wanted null where the layer says nothing
     * @param weakening what goes on after "The layer ... "
     */
    <T> T stricter(
            T held,
            Settings.Choice<T> wanted,
            Comparator<T> order,
            Layer layer,
            String subject,
            Function<T, String> weakening) {
        if (wanted == null) {
            return held;
        }
        if (!layer.rules(Layer.BUNDLED) && order.compare(wanted.value(), held) > 0) {
            add(layer, subject, weakening.apply(wanted.value()), wanted.place());
            return held;
        }
        return wanted.value();
    }

    /** The findings, at the level that the policy has; none where the organisation switched it off. */
    List<Finding> findings(PolicyPack effective) {
        return effective.policies().stream()
                .flatMap(policy -> attempts.stream().map(attempt -> finding(policy, attempt)))
                .toList();
    }

    private static Finding finding(Policy policy, Attempt attempt) {
        Place place = attempt.place();
        String message =
                "The layer '" + attempt.layer().name() + "' " + attempt.what() + " (" + place + "). It has no effect.";
        return new Finding(
                        policy.id(),
                        PACK.name(),
                        "",
                        "",
                        "",
                        policy.severity(),
                        policy.level(),
                        Outcome.VIOLATION,
                        policy.title(),
                        ValueText.cut(message, MAX_MESSAGE),
                        policy.remediation(),
                        List.of(),
                        List.of(),
                        Sha256.hex("finding/v1\n" + policy.id() + "\n"
                                + attempt.layer().name() + "\n" + attempt.subject()))
                .at(place.file().replace('\\', '/'), place.line());
    }

    private static PolicyPack load() {
        try {
            return new PackLoader().load("""
                    pack: policy-layers
                    version: 1.0.0
                    policies:
                      - id: TG-LAYER-001
                        title: No layer weakens what comes from above it
                        rationale: >-
                          Whoever opens a pull request can change the policy files of the project. What the organisation
                          and the folders above decided holds all the same; somebody should see that it was tried.
                        severity: high
                        enforcement: soft-mandatory
                        scope: plan
                        when: "false"
                        assert: "true"
                        remediation: >-
                          Remove the line. If the exception is needed, have it made in the layer that the policy comes
                          from, or in one above.
                    """, "policy-layers.yaml", PolicyPack.BUNDLED);
        } catch (PolicyException e) {
            throw new IllegalStateException(e);
        }
    }
}
