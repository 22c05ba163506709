package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
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
        Approvals approvals) {

    /** A single setting. */
    record Choice<T>(T value, Place place) {}

    /** @param target id of a policy, or {@code pack/*} */
    record LevelRule(String target, EnforcementLevel level, Place place) {}

    /** @param target id of a policy, or {@code pack/*} */
    record DisableRule(String target, String reason, Place place) {}

    /** A value for a parameter; which type it must have is known only to the pack. */
    record ParamRule(String pack, Place packPlace, String name, YamlNode value, Place place) {}

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
}
