package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.file;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.levels;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.pack;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Asker;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new version of a pack: what is new in it begins step by step, what was there goes on. */
class RolloutPoliciesTest {
    private static final Asker ASKER = new Asker("a/b", Instant.parse("2026-03-10T12:00:00Z"));
    private static final String SHADOW = "stages: [{stage: shadow, percent: 100}]";
    private static final String ENFORCED = "stages: [{stage: enforced, percent: 100}]";

    private static EffectivePolicies acme(String rollout, PolicyFile... more) throws PolicyException {
        List<PolicyFile> files = new ArrayList<>(List.of(more));
        files.add(file("o/acme.yaml", pack("acme")));
        files.add(file("o/x.yaml", pack("x")));
        files.add(settings("o", "rollout: [{pack: acme, version: '1', " + rollout + "}]"));
        return PolicyLayers.resolve(List.of(), new PolicyInput(files, List.of(), List.of()), ASKER);
    }

    private static String levelsOf(EffectivePolicies policies) {
        return levels(policies).entrySet().stream()
                .filter(policy -> policy.getKey().startsWith("ACME"))
                .map(policy -> policy.getKey() + "=" + policy.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static StagedPack staged(EffectivePolicies policies) {
        return policies.settings().rollout().get(0);
    }

    @Test
    void whatIsNotNewGoesOnAsLayersSay() throws Exception {
        EffectivePolicies policies = acme("policies: [ACME-SOFT], " + SHADOW);
        assertEquals(
                "ACME-ADVISORY=advisory ACME-HARD=hard-mandatory ACME-SHADOW=shadow ACME-SOFT=shadow",
                levelsOf(policies));
        assertEquals(List.of("ACME-SOFT"), staged(policies).policies());
        assertEquals("shadow", staged(policies).acts());
    }

    @Test
    void outsideEveryCohortOnlyWhatIsNewIsNotAsked() throws Exception {
        EffectivePolicies policies = acme("policies: [ACME-SOFT], stages: [{stage: enforced, percent: 0}]");
        assertEquals("ACME-ADVISORY=advisory ACME-HARD=hard-mandatory ACME-SHADOW=shadow", levelsOf(policies));
        assertEquals("off", staged(policies).acts());
    }

    @Test
    void theOrderOfTheListDoesNotMatter() throws Exception {
        StagedPack staged = staged(acme("policies: [ACME-SOFT, ACME-HARD], " + SHADOW));
        assertEquals(List.of("ACME-HARD", "ACME-SOFT"), staged.policies());
        assertEquals(staged, staged(acme("policies: [ACME-HARD, ACME-SOFT], " + SHADOW)));
    }

    /** @param policies as JSON; empty for the whole pack */
    private static PolicyFile demotion(String stage, String policies) {
        return file(
                "o/" + LayerFiles.DEMOTIONS,
                "{\"demotions\":[{\"pack\":\"acme\",\"version\":\"1\",\"stage\":\"" + stage
                        + "\",\"since\":\"2026-03-01T00:00:00Z\",\"reason\":\"too many waived\""
                        + (policies.isEmpty() ? "" : ",\"policies\":" + policies) + "}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // the entry | the step back | HARD | SOFT | what held
                "'policies: [ACME-SOFT], ' | '[\"ACME-SOFT\"]' | hard-mandatory | shadow | shadow",
                "'policies: [ACME-SOFT], ' | '' | hard-mandatory | shadow | shadow",
                "'policies: [ACME-SOFT, ACME-HARD], ' | '[\"ACME-SOFT\"]' | hard-mandatory | shadow | enforced",
                "'' | '[\"ACME-SOFT\"]' | hard-mandatory | shadow | enforced",
                "'' | '' | shadow | shadow | shadow"
            })
    void aStepBackIsAboutItsPoliciesAlone(String entry, String demoted, String hard, String soft, String acts)
            throws Exception {
        EffectivePolicies policies = acme(entry + ENFORCED, demotion("shadow", demoted));
        assertEquals(hard, levels(policies).get("ACME-HARD"));
        assertEquals(soft, levels(policies).get("ACME-SOFT"));
        assertEquals(acts, staged(policies).acts());
        assertEquals("shadow", staged(policies).demotion().stage().id());
    }

    @Test
    void aStepBackOfOtherPoliciesIsNoneOfTheseOnes() throws Exception {
        EffectivePolicies policies = acme("policies: [ACME-HARD], " + ENFORCED, demotion("shadow", "[\"ACME-SOFT\"]"));
        assertEquals("soft-mandatory", levels(policies).get("ACME-SOFT"), "it is rolled out no more");
        assertNull(staged(policies).demotion());
    }

    private static PolicyException refused(String rollout) {
        return assertThrows(PolicyException.class, () -> acme(rollout));
    }

    @Test
    void aPolicyThatThePackDoesNotHaveIsAnError() {
        PolicyException e = refused("policies: [ACME-HARD, ACME-SOFTT], " + SHADOW);
        assertEquals("o/settings.yaml", e.file());
        assertEquals(1, e.line());
        assertEquals("rollout: [{pack: acme, version: '1', policies: [ACME-HARD, ".length() + 1, e.column());
        assertTrue(e.getMessage().contains("'acme' has no policy 'ACME-SOFTT'"), e::getMessage);
        assertTrue(e.getMessage().contains("did you mean 'ACME-SOFT'"), e::getMessage);
        assertTrue(e.remedy().contains("version 1"), e::remedy);
        assertTrue(refused("policies: [X-HARD], " + SHADOW).getMessage().contains("no policy 'X-HARD'"));
        assertTrue(refused("policies: ['ACME-*'], " + SHADOW).getMessage().contains("no policy 'ACME-*'"));
    }

    @Test
    void aListThatSaysNothingOrTheSameTwiceOrVeryMuchIsAnError() {
        String many = IntStream.rangeClosed(0, Rollout.MAX_POLICIES)
                .mapToObj(i -> "P-" + i)
                .collect(Collectors.joining(", "));
        for (String list :
                List.of("[]", "[ACME-HARD, ACME-HARD]", "[{id: ACME-HARD}]", "ACME-HARD", "[" + many + "]")) {
            PolicyException e = refused("policies: " + list + ", " + SHADOW);
            assertEquals("o/settings.yaml", e.file());
            assertTrue(e.line() > 0 && !e.remedy().isBlank(), e::toString);
        }
    }

    @Test
    void whatIsHeldFurtherBackOrNotRolledOutDoesNotActAsFar() throws Exception {
        String two = "policies: [ACME-SOFT, ACME-HARD], ";
        StagedPack staged = staged(acme(two + ENFORCED, demotion("shadow", "[\"ACME-SOFT\"]")));
        assertTrue(staged.acting().test("ACME-HARD"));
        assertFalse(staged.acting().test("ACME-SOFT"));
        assertFalse(staged.acting().test("ACME-ADVISORY"));
        StagedPack whole = staged(acme(ENFORCED, demotion("shadow", "")));
        assertTrue(whole.acting().test("ACME-ADVISORY"), "all of it acts as far as it is held");
        StagedPack weaker = staged(acme(two + SHADOW, demotion("advisory", "[\"ACME-SOFT\"]")));
        assertTrue(weaker.acting().test("ACME-SOFT"), "the stage is weaker than what it is held to");
    }
}
