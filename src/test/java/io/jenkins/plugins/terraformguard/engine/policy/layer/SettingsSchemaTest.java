package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas of settings and lock files say what their binders take. */
class SettingsSchemaTest {
    private static final String SETTINGS = "settings.schema.json";
    private static final String LOCK = "policies.lock.schema.json";

    @Test
    void theKeysAreThoseOfTheBinders() throws Exception {
        SchemaCheck settings = SchemaCheck.of(SETTINGS);
        assertEquals(new TreeSet<>(SettingsBinder.KEYS), SchemaCheck.names(settings.at("/properties")));
        assertEquals(
                new TreeSet<>(SettingsBinder.DISABLE_KEYS),
                SchemaCheck.names(settings.at("/$defs/disable/properties")));
        assertEquals(
                new TreeSet<>(SettingsBinder.WAIVER_KEYS), SchemaCheck.names(settings.at("/$defs/waivers/properties")));
        assertEquals(new TreeSet<>(ApprovalBinder.KEYS), SchemaCheck.names(settings.at("/$defs/approvals/properties")));
        String rule = "/$defs/approval_rule/properties";
        assertEquals(new TreeSet<>(ApprovalBinder.RULE_KEYS), SchemaCheck.names(settings.at(rule)));
        assertEquals(
                new TreeSet<>(ApprovalBinder.ESCALATE_KEYS),
                SchemaCheck.names(settings.at(rule + "/escalate/properties")));
        assertEquals(new TreeSet<>(ApprovalBinder.LEVELS), SchemaCheck.texts(settings.at(rule + "/levels/items/enum")));
        assertEquals(
                new TreeSet<>(SettingValues.SEVERITIES),
                SchemaCheck.texts(settings.at(rule + "/severities/items/enum")));
        assertEquals(
                ApprovalBinder.MAX_QUORUM, settings.at(rule + "/quorum/maximum").asInt());
        assertEquals(
                SettingValues.MAX_LIST,
                settings.at(rule + "/approvers/maxItems").asInt());
        assertEquals(
                ApprovalSettings.MAX_RULES,
                settings.at("/$defs/approvals/properties/rules/maxItems").asInt());
        assertEquals(new TreeSet<>(Profile.ids()), SchemaCheck.texts(settings.at("/properties/profile/enum")));
        assertEquals(
                new TreeSet<>(EnforcementLevel.ids()),
                SchemaCheck.texts(settings.at("/properties/enforcement/additionalProperties/enum")));
        assertEquals(
                SettingsBinder.MAX_DAYS,
                settings.at("/$defs/waivers/properties/max_days/maximum").asInt());
        assertEquals(
                SettingsBinder.MAX_REASON,
                settings.at("/$defs/disable/properties/reason/maxLength").asInt());
        assertEquals(
                SettingsBinder.MAX_ENTRIES,
                settings.at("/properties/enforcement/maxProperties").asInt());
        assertEquals(new TreeSet<>(ImportBinder.KEYS), SchemaCheck.names(settings.at("/$defs/imports/properties")));
        String levels = "/$defs/imports/properties/levels";
        assertEquals(
                ImportBinder.MAX_LEVELS, settings.at(levels + "/maxProperties").asInt());
        assertEquals(
                "^" + ImportBinder.TARGET_FORM + "$",
                settings.at(levels + "/propertyNames/pattern").asText());
        assertEquals(
                "^" + ImportBinder.TOOL_FORM + "$",
                settings.at("/$defs/imports/properties/require/items/pattern").asText());
        String review = "/$defs/review/properties";
        assertEquals(new TreeSet<>(ReviewBinder.KEYS), SchemaCheck.names(settings.at(review)));
        assertEquals(new TreeSet<>(ReviewRules.ROLES), SchemaCheck.texts(settings.at(review + "/roles/items/enum")));
        assertEquals(
                ReviewRules.MIN_TOKENS, settings.at(review + "/tokens/minimum").asInt());
        assertEquals(
                ReviewRules.MAX_TOKENS, settings.at(review + "/tokens/maximum").asInt());
        String raise = review + "/raise/properties";
        assertEquals(new TreeSet<>(ReviewBinder.RAISE_KEYS), SchemaCheck.names(settings.at(raise)));
        assertEquals(new TreeSet<>(SettingValues.SEVERITIES), SchemaCheck.texts(settings.at(raise + "/severity/enum")));
        assertEquals(
                ReviewBinder.PERCENT, settings.at(raise + "/supported/maximum").asInt());
        assertEquals(
                ReviewBinder.MAX_AGREEMENT,
                settings.at(raise + "/agreement/maximum").asInt());
        rolloutKeys(settings);
        SchemaCheck lock = SchemaCheck.of(LOCK);
        assertEquals(new TreeSet<>(PackLock.KEYS), SchemaCheck.names(lock.at("/properties")));
        assertEquals(new TreeSet<>(PackLock.PACK_KEYS), SchemaCheck.names(lock.at("/$defs/pack/properties")));
    }

    private static void rolloutKeys(SchemaCheck settings) {
        String rollout = "/$defs/rollout/properties";
        assertEquals(new TreeSet<>(RolloutBinder.KEYS), SchemaCheck.names(settings.at(rollout)));
        assertEquals(
                Rollout.MAX_POLICIES,
                settings.at(rollout + "/policies/maxItems").asInt());
        String stage = rollout + "/stages/items/properties";
        assertEquals(new TreeSet<>(RolloutBinder.STAGE_KEYS), SchemaCheck.names(settings.at(stage)));
        assertEquals(new TreeSet<>(RolloutStage.ids()), SchemaCheck.texts(settings.at(stage + "/stage/enum")));
        String breaker = rollout + "/breaker/properties";
        assertEquals(new TreeSet<>(RolloutBinder.BREAKER_KEYS), SchemaCheck.names(settings.at(breaker)));
        assertEquals(
                RolloutBinder.MAX_AFTER, settings.at(breaker + "/after/maximum").asInt());
        assertEquals(
                RolloutBinder.MAX_JOBS, settings.at(breaker + "/jobs/maximum").asInt());
        assertEquals(
                RolloutBinder.MAX_WINDOW,
                settings.at(breaker + "/window/maximum").asInt());
    }

    @Test
    void whatTheBindersTakeFits() throws Exception {
        assertEquals(List.of(), SchemaCheck.of(SETTINGS).problems("""
            profile: strict
            enforcement: { TG-PLAN-001: advisory, "aws/*": shadow }
            disable: [{ policy: TG-AWS-009, reason: other tags }]
            params: { aws: { required_tags: [Team] } }
            open_params: { aws: [required_tags] }
            waivers: { max_days: 30, projects: false }
            approvals:
              answer_within: 8h
              holds: 90
              keep: safer
              committers: false
              break_glass: false
              rules:
                - name: Security
                  severities: [critical, info]
                  policies: ["ACME-*", risk]
                  levels: [soft-mandatory]
                  quorum: 2
                  approvers: [security, alice]
                  remind_after: 1h
                  escalate: { after: 4h, to: [platform-oncall] }
                - name: Whoever
            review:
              roles: [general, security, reliability, cost-and-scale, intent]
              critic: true
              tokens: 64000
              raise: { severity: high, supported: 0, agreement: 5 }
            rollout:
              - pack: acme
                version: "1.2.0"
                policies: [ACME-9, ACME-10]
                stages:
                  - { stage: shadow, percent: 100 }
                  - { stage: enforced, percent: 5, from: 2027-01-31 }
                breaker: { overrides: 20, errors: 5, after: 100, jobs: 5, window: 30 }
            imports:
              levels: { checkov: shadow, "*": advisory, "trivy:AVD-AWS-*": hard-mandatory }
              require: [trivy, snyk-iac]
              honour_suppressions: true
            """, "settings.yaml"));
        String lock = PackLock.write(
                PolicyLayers.packs(List.of(LayersForTests.file("a.yaml", LayersForTests.pack("a"))), "project"), true);
        assertEquals(List.of(), SchemaCheck.of(LOCK).problems(lock, LayerFiles.LOCK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profil: strict",
                "rollout: []",
                "rollout: [{pack: a, stages: [{stage: shadow, percent: 1}]}]",
                "rollout: [{pack: a, version: b, stages: [{stage: shadow, percent: 101}]}]",
                "rollout: [{pack: a, version: b, policies: [], stages: [{stage: shadow, percent: 1}]}]",
                "rollout: [{pack: a, version: b, policies: [P, P], stages: [{stage: shadow, percent: 1}]}]",
                "rollout: [{pack: a, version: b, stages: [{stage: shadow, percent: 1}], breaker: {after: 1}}]",
                "profile: strikt",
                "enforcement: {A: hard}",
                "enforcement: [A]",
                "disable: [A]",
                "disable: [{policy: A}]",
                "params: {a: 1}",
                "open_params: {a: b}",
                "waivers: {max_days: 0}",
                "waivers: {projects: 'no'}",
                "waivers: {more: 1}",
                "approvals: []",
                "approvals: {hold: 1h}",
                "approvals: {holds: soon}",
                "approvals: {holds: 0}",
                "approvals: {holds: 1.5}",
                "approvals: {keep: all}",
                "approvals: {rules: [{quorum: 1}]}",
                "approvals: {rules: [{name: n, quorum: 0}]}",
                "approvals: {rules: [{name: n, levels: [advisory]}]}",
                "approvals: {rules: [{name: n, approvers: []}]}",
                "approvals: {rules: [{name: n, policies: ['a/*']}]}",
                "approvals: {rules: [{name: n, escalate: {after: 1h, to: [a]}}]}",
                "approvals: {rules: [{name: n, approvers: [b], escalate: {after: 1h}}]}",
                "review: []",
                "review: {model: m}",
                "review: {roles: []}",
                "review: {roles: [critic]}",
                "review: {roles: [general, general]}",
                "review: {critic: 'no'}",
                "review: {tokens: 999}",
                "review: {raise: {}}",
                "review: {raise: {severity: worst}}",
                "review: {raise: {supported: 101}}",
                "review: {raise: {agreement: 0}}",
                "imports: []",
                "imports: {levels: {'A b': advisory}}",
                "imports: {levels: {a: loud}}",
                "imports: {require: []}",
                "imports: {require: [a, a]}",
                "imports: {require: [A]}",
                "imports: {honour_suppressions: 1}",
                "imports: {honour-suppressions: true}"
            })
    void whatTheBinderRefusesDoesNotFit(String yaml) throws Exception {
        assertFalse(SchemaCheck.of(SETTINGS).problems(yaml, "settings.yaml").isEmpty());
    }
}
