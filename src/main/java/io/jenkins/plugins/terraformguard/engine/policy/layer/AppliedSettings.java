package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.util.List;

/**
 * What the settings of all layers came to, as far as they had effect: with the packs and the plan, all that is needed to
 * judge once more.
 *
 * @param profile {@code recommended}, {@code strict} or {@code audit}
 * @param overrides levels that layers set, in the order in which they took effect
 * @param disabled policies that layers switched off
 * @param params parameters that layers set; of all others the packs say the value
 * @param files settings and lock files, highest layer first
 * @param approvals who must agree to what needs an exception
 * @param review who looks at the change, and when that asks for approval
 * @param imports what findings of other scanners do
 * @param rollout packs that are rolled out, and how far they were for whoever asked
 */
public record AppliedSettings(
        String profile,
        List<Override> overrides,
        List<Disabled> disabled,
        List<Param> params,
        List<SettingsFile> files,
        ApprovalRules approvals,
        ReviewRules review,
        ImportRules imports,
        List<StagedPack> rollout) {
    /** What holds where no layer says anything. */
    public static final AppliedSettings NONE =
            new AppliedSettings(Profile.RECOMMENDED.id(), List.of(), List.of(), List.of(), List.of());

    public AppliedSettings {
        overrides = List.copyOf(overrides);
        disabled = List.copyOf(disabled);
        params = List.copyOf(params);
        files = List.copyOf(files);
        rollout = List.copyOf(rollout);
    }

    /** Settings that say nothing of other scanners, and roll out nothing. */
    public AppliedSettings(
            String profile,
            List<Override> overrides,
            List<Disabled> disabled,
            List<Param> params,
            List<SettingsFile> files,
            ApprovalRules approvals,
            ReviewRules review) {
        this(profile, overrides, disabled, params, files, approvals, review, ImportRules.DEFAULT, List.of());
    }

    /** Settings that say nothing of reviewers. */
    public AppliedSettings(
            String profile,
            List<Override> overrides,
            List<Disabled> disabled,
            List<Param> params,
            List<SettingsFile> files,
            ApprovalRules approvals) {
        this(profile, overrides, disabled, params, files, approvals, ReviewRules.DEFAULT);
    }

    /** Settings that say nothing of approvals. */
    public AppliedSettings(
            String profile,
            List<Override> overrides,
            List<Disabled> disabled,
            List<Param> params,
            List<SettingsFile> files) {
        this(profile, overrides, disabled, params, files, ApprovalRules.DEFAULT);
    }

    /** A level that a layer set; {@code policy} is an id, or {@code pack/*}. */
    public record Override(String policy, String level, String layer) {}

    /** What a layer switched off; {@code policy} is an id, or {@code pack/*}. */
    public record Disabled(String policy, String reason, String layer) {}

    /**
     * A parameter that a layer set.
     *
     * @param value as JSON, cut where it is long
     * @param digest SHA-256 of the whole value
     */
    public record Param(String pack, String name, String value, String digest, String layer) {}

    /** A file; {@code digest} is that of its content, neither layout nor comments matter. */
    public record SettingsFile(String file, String digest, String layer) {}

    /** All profiles. */
    public static List<String> profiles() {
        return Profile.ids();
    }
}
