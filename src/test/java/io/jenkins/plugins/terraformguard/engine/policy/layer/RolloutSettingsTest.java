package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.file;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.levels;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.messages;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.pack;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Asker;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Cohort;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs that begin to act step by step. */
class RolloutSettingsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String ALL_SHADOW = "stages: [{stage: shadow, percent: 100}]";
    private static final String[] NAMES = {"ACME-ADVISORY", "ACME-HARD", "ACME-SHADOW", "ACME-SOFT"};

    private static List<PolicyFile> acme(String layer, String rollout, String... more) {
        return List.of(
                file(layer + "/acme.yaml", pack("acme")),
                settings(
                        layer,
                        rollout.isEmpty()
                                ? "profile: recommended"
                                : "rollout: [{pack: acme, version: '1', " + rollout + "}]"),
                file(layer + "/x.yaml", pack("x", more)));
    }

    private static EffectivePolicies at(Asker asker, List<PolicyFile> organisation, List<PolicyFile> project)
            throws PolicyException {
        return PolicyLayers.resolve(List.of(), new PolicyInput(organisation, List.of(), project), asker);
    }

    private static Map<String, String> acmeLevels(EffectivePolicies policies) {
        Map<String, String> levels = levels(policies);
        levels.keySet().removeIf(id -> !id.startsWith("ACME"));
        return levels;
    }

    private static Map<String, String> expected(String advisory, String hard, String shadow, String soft) {
        return Map.of(NAMES[0], advisory, NAMES[1], hard, NAMES[2], shadow, NAMES[3], soft);
    }

    private static final Map<String, String> AS_WRITTEN =
            expected("advisory", "hard-mandatory", "shadow", "soft-mandatory");

    private static Map<String, String> acts(String stages, String job, Instant at) throws PolicyException {
        return acmeLevels(at(new Asker(job, at), acme("o", stages), List.of()));
    }

    @Test
    void aStageBoundsWhatThePackMayDo() throws Exception {
        assertEquals(expected("shadow", "shadow", "shadow", "shadow"), acts(ALL_SHADOW, "a/b", NOW));
        assertEquals(
                expected("advisory", "advisory", "shadow", "advisory"),
                acts("stages: [{stage: advisory, percent: 100}]", "a/b", NOW));
        assertEquals(AS_WRITTEN, acts("stages: [{stage: enforced, percent: 100}]", "a/b", NOW));
        assertEquals(AS_WRITTEN, acmeLevels(at(new Asker("a/b", NOW), acme("o", ""), List.of())));
    }

    @Test
    void whoIsInNoCohortIsNotAsked() throws Exception {
        assertEquals(Map.of(), acts("stages: [{stage: enforced, percent: 0}]", "a/b", NOW));
        EffectivePolicies policies =
                at(new Asker("a/b", NOW), acme("o", "stages: [{stage: enforced, percent: 0}]"), List.of());
        assertTrue(
                policies.policies().packs().stream()
                        .anyMatch(pack -> pack.name().equals("acme")),
                "it is named");
        assertEquals("off", policies.settings().rollout().get(0).acts());
        assertEquals(
                4,
                levels(policies).keySet().stream()
                        .filter(id -> id.startsWith("X-"))
                        .count());
    }

    @Test
    void outsideTheCohortTheStageBeforeCounts() throws Exception {
        String job = jobAt(5_000, 9_000);
        String stages = "stages: [{stage: shadow, percent: 100}, {stage: advisory, percent: 30},"
                + " {stage: enforced, percent: 10}]";
        assertEquals(expected("shadow", "shadow", "shadow", "shadow"), acts(stages, job, NOW));
        assertEquals(expected("advisory", "advisory", "shadow", "advisory"), acts(stages, jobAt(1_000, 3_000), NOW));
        assertEquals(AS_WRITTEN, acts(stages, jobAt(0, 1_000), NOW));
    }

    /** A job with a place from one to the other, which is none of it. */
    private static String jobAt(int from, int to) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "team/job-" + i)
                .filter(job -> Cohort.place("acme", "1", job) >= from && Cohort.place("acme", "1", job) < to)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stagesBeginAtTheirTime() throws Exception {
        String stages = "stages: [{stage: advisory, percent: 100, from: 2026-03-10},"
                + " {stage: enforced, percent: 100, from: '2026-03-10T12:00:01Z'}]";
        assertEquals(Map.of(), acts(stages, "a", Instant.parse("2026-03-09T23:59:59Z")));
        assertEquals("advisory", acts(stages, "a", NOW).get("ACME-HARD"));
        assertEquals("hard-mandatory", acts(stages, "a", NOW.plusSeconds(1)).get("ACME-HARD"));
    }

    @Test
    void whereNobodyKnowsTheJobOrTheTimeTheStrictestCounts() throws Exception {
        String stages = "stages: [{stage: shadow, percent: 100}, {stage: enforced, percent: 1, from: 2999-01-01}]";
        assertEquals("hard-mandatory", acts(stages, "", Instant.EPOCH).get("ACME-HARD"));
        assertEquals("shadow", acts(stages, "", NOW).get("ACME-HARD"));
        assertEquals(
                "hard-mandatory",
                acts(stages, "", Instant.parse("2999-01-01T00:00:00Z")).get("ACME-HARD"));
    }

    @Test
    void theDecisionCanSayItAll() throws Exception {
        StagedPack staged = at(
                        new Asker("a/b", NOW),
                        acme("o", "stages: [{stage: shadow, percent: 100}, {stage: advisory, percent: 0}]"),
                        List.of())
                .settings()
                .rollout()
                .get(0);
        assertEquals(
                new StagedPack(
                        "acme",
                        "1",
                        "organisation",
                        "advisory",
                        0,
                        Cohort.place("acme", "1", "a/b"),
                        "shadow",
                        null,
                        List.of()),
                staged);
    }

    @Test
    void whatALayerBelowTightensStaysWithinTheStage() throws Exception {
        List<PolicyFile> project = List.of(settings("p", "enforcement: {'acme/*': hard-mandatory}"));
        assertEquals(
                "shadow",
                acmeLevels(at(new Asker("a", NOW), acme("o", ALL_SHADOW), project))
                        .get("ACME-HARD"));
    }

    @Test
    void aLayerBelowStagesNothingFromAbove() throws Exception {
        List<PolicyFile> project = List.of(settings("p", "rollout: [{pack: acme, version: '1', " + ALL_SHADOW + "}]"));
        EffectivePolicies fromProject = at(new Asker("a", NOW), acme("o", ""), project);
        assertEquals(AS_WRITTEN, acmeLevels(fromProject));
        assertEquals(1, messages(fromProject).size());
        assertTrue(messages(fromProject).get(0).contains("rolls out the pack 'acme'"), messages(fromProject)::toString);

        EffectivePolicies fromFolder = PolicyLayers.resolve(
                List.of(), new PolicyInput(acme("o", ""), List.of(project), List.of()), new Asker("a", NOW));
        assertEquals(AS_WRITTEN, acmeLevels(fromFolder));
        assertEquals(1, messages(fromFolder).size());
    }

    @Test
    void aProjectStagesNotEvenItsOwnAndAFolderDoes() throws Exception {
        EffectivePolicies project = at(new Asker("a", NOW), List.of(), acme("p", ALL_SHADOW));
        assertEquals(AS_WRITTEN, acmeLevels(project));
        assertEquals(1, messages(project).size());

        EffectivePolicies folder = PolicyLayers.resolve(
                List.of(), new PolicyInput(List.of(), List.of(acme("f", ALL_SHADOW)), List.of()), new Asker("a", NOW));
        assertEquals("shadow", acmeLevels(folder).get("ACME-HARD"));
        assertEquals("folder", folder.settings().rollout().get(0).layer());
        assertEquals(List.of(), messages(folder));
    }

    private static PolicyFile demotions(String layer, String version, String stage) {
        return file(
                layer + "/" + LayerFiles.DEMOTIONS,
                "{\"demotions\":[{\"pack\":\"acme\",\"version\":\"" + version + "\",\"stage\":\"" + stage
                        + "\",\"since\":\"2026-03-01T00:00:00Z\",\"reason\":\"too many waived\"}]}");
    }

    @ParameterizedTest
    @CsvSource({"1, advisory, advisory", "1, shadow, shadow", "2, shadow, hard-mandatory", "1, enforced, hard-mandatory"
    })
    void aDemotionBoundsTheStageOfItsVersion(String version, String stage, String level) throws Exception {
        List<PolicyFile> files = new java.util.ArrayList<>(acme("o", "stages: [{stage: enforced, percent: 100}]"));
        files.add(demotions("o", version, stage));
        EffectivePolicies policies = at(new Asker("a", NOW), files, List.of());
        assertEquals(level, acmeLevels(policies).get("ACME-HARD"));
        Demotion demotion = policies.settings().rollout().get(0).demotion();
        assertEquals(
                version.equals("1")
                        ? new Demotion(
                                "acme",
                                "1",
                                RolloutStage.byId(stage),
                                Instant.parse("2026-03-01T00:00:00Z"),
                                "too many waived")
                        : null,
                demotion);
    }

    @Test
    void aDemotionWithoutARolloutDoesNothingAndAProjectHasNone() throws Exception {
        List<PolicyFile> files = new java.util.ArrayList<>(acme("o", ""));
        files.add(demotions("o", "1", "shadow"));
        assertEquals(AS_WRITTEN, acmeLevels(at(new Asker("a", NOW), files, List.of())));
        List<PolicyFile> project = List.of(demotions("p", "1", "shadow"));
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> at(new Asker("a", NOW), acme("o", "stages: [{stage: enforced, percent: 100}]"), project));
        assertEquals("p/rollout-demotions.yaml", e.file());
    }

    @Test
    void anotherVersionIsAnError() {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> at(
                        Asker.UNKNOWN,
                        List.of(
                                file("o/acme.yaml", pack("acme")),
                                settings("o", "rollout: [{pack: acme, version: 1.2.0, " + ALL_SHADOW + "}]")),
                        List.of()));
        assertTrue(e.getMessage().contains("version 1.2.0") || e.getMessage().contains("version 1"), e::getMessage);
        assertEquals(1, e.line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stages: []",
                "stages: [{stage: shadow}]",
                "stages: [{stage: shadow, percent: 101}]",
                "stages: [{stage: shadow, percent: -1}]",
                "stages: [{stage: soft-mandatory, percent: 1}]",
                "stages: [{stage: enforced, percent: 1}, {stage: shadow, percent: 100}]",
                "stages: [{stage: shadow, percent: 10}, {stage: shadow, percent: 9}]",
                "stages: [{stage: shadow, percent: 1, from: 2026-01-02}, {stage: enforced, percent: 1, from: 2026-01-01}]",
                "stages: [{stage: shadow, percent: 1, from: 2026-01-02}, {stage: enforced, percent: 1}]",
                "stages: [{stage: shadow, percent: 1, from: soon}]",
                "stages: [{stage: shadow, percent: 1, until: 2026-01-01}]",
                "stages: [{stage: shadow, percent: 1}], breaker: {after: 10}",
                "stages: [{stage: shadow, percent: 1}], breaker: {overrides: 0}",
                "stages: [{stage: shadow, percent: 1}], breaker: {errors: 5, window: 91}",
                "stages: [{stage: shadow, percent: 1}], breaker: {errors: 5, jobs: 0}"
            })
    void whatIsWrongIsSaidWithItsPlace(String rollout) {
        PolicyException e = assertThrows(PolicyException.class, () -> at(Asker.UNKNOWN, acme("o", rollout), List.of()));
        assertEquals("o/settings.yaml", e.file());
        assertTrue(e.line() > 0 && !e.remedy().isBlank(), e::toString);
    }

    @Test
    void aPackThatIsNotThereOrThereTwiceIsAnError() {
        for (String rollout : List.of(
                "rollout: [{pack: acne, version: '1', " + ALL_SHADOW + "}]",
                "rollout: [{pack: acme, version: '1', " + ALL_SHADOW + "}, {pack: acme, version: '1', " + ALL_SHADOW
                        + "}]")) {
            assertThrows(
                    PolicyException.class,
                    () -> at(
                            Asker.UNKNOWN,
                            List.of(file("o/acme.yaml", pack("acme")), settings("o", rollout)),
                            List.of()));
        }
    }
}
