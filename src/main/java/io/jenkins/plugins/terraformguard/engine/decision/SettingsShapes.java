package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** The part of a decision document that says what layers of policies set. */
final class SettingsShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<String> LAYER = in -> in.word(DecisionLimits.LAYERS);
    private static final Reader<String> DIGEST = in -> in.match(DecisionLimits.DIGEST);

    private static final Map<String, Reader<?>> SETTINGS = Map.of(
            "profile", in -> in.word(Set.copyOf(AppliedSettings.profiles())),
            "overrides", in -> in.list(DecisionLimits.ENTRIES, SettingsShapes::override),
            "disabled", in -> in.list(DecisionLimits.ENTRIES, SettingsShapes::disabled),
            "params", in -> in.list(DecisionLimits.ENTRIES, SettingsShapes::param),
            "files", in -> in.list(DecisionLimits.ENTRIES, SettingsShapes::file),
            "approvals", ApprovalRulesShapes::rules,
            "review", ReviewRulesShape::read,
            "imports", ImportShapes::rules,
            "rollout", in -> in.list(DecisionLimits.ENTRIES, RolloutShape::read));

    private static final Map<String, Reader<?>> OVERRIDE = Map.of(
            "policy", TEXT, "level", in -> in.constant(EnforcementLevel::byId, "enforcement level"), "layer", LAYER);

    private static final Map<String, Reader<?>> DISABLED = Map.of("policy", TEXT, "reason", TEXT, "layer", LAYER);

    private static final Map<String, Reader<?>> PARAM =
            Map.of("pack", TEXT, "name", TEXT, "value", TEXT, "digest", DIGEST, "layer", LAYER);

    private static final Map<String, Reader<?>> FILE = Map.of("file", TEXT, "digest", DIGEST, "layer", LAYER);

    private SettingsShapes() {}

    static AppliedSettings settings(JsonCursor in) throws IOException, DecisionFormatException {
        Fields settings = in.object(SETTINGS);
        return new AppliedSettings(
                settings.or("profile", AppliedSettings.NONE.profile()),
                settings.list("overrides"),
                settings.list("disabled"),
                settings.list("params"),
                settings.list("files"),
                settings.or("approvals", ApprovalRules.DEFAULT),
                settings.or("review", ReviewRules.DEFAULT),
                settings.or("imports", ImportRules.DEFAULT),
                settings.list("rollout"));
    }

    private static AppliedSettings.Override override(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rule = in.object(OVERRIDE);
        return new AppliedSettings.Override(
                rule.required("policy"),
                rule.<EnforcementLevel>required("level").id(),
                rule.required("layer"));
    }

    private static AppliedSettings.Disabled disabled(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rule = in.object(DISABLED);
        return new AppliedSettings.Disabled(rule.required("policy"), rule.text("reason"), rule.required("layer"));
    }

    private static AppliedSettings.Param param(JsonCursor in) throws IOException, DecisionFormatException {
        Fields param = in.object(PARAM);
        return new AppliedSettings.Param(
                param.required("pack"),
                param.required("name"),
                param.text("value"),
                param.text("digest"),
                param.required("layer"));
    }

    private static AppliedSettings.SettingsFile file(JsonCursor in) throws IOException, DecisionFormatException {
        Fields file = in.object(FILE);
        return new AppliedSettings.SettingsFile(file.required("file"), file.text("digest"), file.required("layer"));
    }
}
