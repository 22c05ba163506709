package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import java.time.Duration;
import java.util.List;

/**
 * What a settings file says; not yet what of it has effect.
 *
 * @param file its name
 * @param digest SHA-256 of its content; neither layout nor comments matter
 * @param profile null where it says nothing
 */
record Settings(
        String file,
        String digest,
        Choice<Profile> profile,
        List<LevelRule> enforcement,
        List<DisableRule> disable,
        List<ParamRule> params,
        List<OpenRule> open,
        Choice<Integer> maxDays,
        Choice<Boolean> projects,
        Approvals approvals,
        Reviews reviews,
        Imports imports,
        List<RolloutRule> rollouts) {

    /** A single setting. */
    record Choice<T>(T value, Place place) {}

    /** @param target id of a policy, or {@code pack/*} */
    record LevelRule(String target, EnforcementLevel level, Place place) {}

    /** @param target id of a policy, or {@code pack/*} */
    record DisableRule(String target, String reason, Place place) {}

    /** A value for a parameter; which type it must have is known only to the pack. */
    record ParamRule(String pack, Place packPlace, String name, YamlNode value, Place place) {}

    /** @param policies those of the roll-out, each with its place */
    record RolloutRule(Rollout value, Place place, List<Choice<String>> policies) {}

    /** Parameters of a pack that layers below may set; no others. */
    record OpenRule(String pack, List<Choice<String>> names, Place place) {}

    /**
     * What it says of approvals; single settings are null where it says nothing.
     *
     * @param rules of no layer yet
     * @param policies ids and patterns of policies that the rules name
     */
    record Approvals(
            Choice<Duration> answerWithin,
            Choice<Duration> holds,
            Choice<KeepMode> keep,
            Choice<Boolean> committers,
            Choice<Boolean> breakGlass,
            List<Choice<ApprovalRule>> rules,
            List<Choice<String>> policies) {
        static final Approvals NONE = new Approvals(null, null, null, null, null, List.of(), List.of());
    }

    /**
     * What it says of findings of other scanners.
     *
     * @param levels by pattern of their ids
     * @param required scanners of which there must be a report
     * @param honourSuppressions null where it says nothing
     */
    record Imports(List<LevelRule> levels, List<Choice<String>> required, Choice<Boolean> honourSuppressions) {
        static final Imports NONE = new Imports(List.of(), List.of(), null);
    }

    /**
     * What it says of reviewers; single settings are null where it says nothing.
     *
     * @param roles empty where it says nothing
     */
    record Reviews(List<String> roles, Choice<Boolean> critic, Choice<Integer> tokens, Raising raise) {
        static final Reviews NONE = new Reviews(List.of(), null, null, null);
    }

    /** When what reviewers say asks for approval; bounds are null where it says nothing. */
    record Raising(Choice<Severity> severity, Choice<Integer> supported, Choice<Integer> agreement) {
        /** These bounds, and others where there are none. */
        ReviewRules.Raise or(ReviewRules.Raise others) {
            return new ReviewRules.Raise(
                    severity == null ? others.severity() : severity.value(),
                    supported == null ? others.supported() : supported.value(),
                    agreement == null ? others.agreement() : agreement.value());
        }
    }
}
