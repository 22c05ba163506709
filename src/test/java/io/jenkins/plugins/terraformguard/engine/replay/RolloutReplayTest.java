package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Cohort;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import io.jenkins.plugins.terraformguard.engine.report.RolloutText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A decision says how far packs were rolled out, and comes out the same when it is made again. */
class RolloutReplayTest {
    private static final PlanSource PLAN = TestPlans.source(TestPlans.plan("""
            {"address":"test_thing.t","mode":"managed","type":"test_thing","name":"t",
            "provider_name":"registry.terraform.io/hashicorp/test",
            "change":{"actions":["create"],"before":null,"after":{},"after_unknown":{}}}"""));

    private static final PolicyFile PACK = new PolicyFile("o/acme.yaml", """
            pack: acme
            version: 1
            policies:
              - { id: ACME-1, title: T, severity: high, enforcement: hard-mandatory, resources: [test_thing],
                  assert: 'false' }
              - { id: ACME-2, title: T, severity: high, enforcement: hard-mandatory, resources: [test_thing],
                  assert: 'false' }
            """);

    private static final PolicyFile DEMOTION = new PolicyFile("o/rollout-demotions.yaml", """
            {"demotions":[{"pack":"acme","version":"1","stage":"advisory",
            "since":"2026-02-20T00:00:00Z","reason":"30 of 100 findings were waived"}]}
            """);

    private static ReplayCase past(String stages, PolicyFile... more) throws Exception {
        return said("stages: [" + stages + "]", more);
    }

    private static ReplayCase said(String rollout, PolicyFile... more) throws Exception {
        return Past.of(PLAN, saying(rollout, more));
    }

    private static PolicyInput input(String stages, PolicyFile... more) {
        return saying("stages: [" + stages + "]", more);
    }

    private static PolicyInput saying(String rollout, PolicyFile... more) {
        List<PolicyFile> files = new ArrayList<>(List.of(more));
        files.add(PACK);
        files.add(new PolicyFile("o/settings.yaml", "rollout:\n  - {pack: acme, version: '1', " + rollout + "}\n"));
        return new PolicyInput(files, List.of(), List.of());
    }

    private static List<String> levels(Decision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.policy().equals("ACME-1"))
                .map(Finding::level)
                .map(EnforcementLevel::id)
                .toList();
    }

    private static Decision replayed(ReplayCase past) throws Exception {
        ReplayResult result = Past.REPLAYER.replay(past, GuardProgress.SILENT);
        assertEquals(ReplayStatus.IDENTICAL, result.status(), result.toString());
        return DecisionReader.read(past.document());
    }

    @Test
    void everyStageComesOutTheSame() throws Exception {
        assertEquals(List.of("hard-mandatory"), levels(replayed(past("{stage: enforced, percent: 100}"))));
        assertEquals(List.of("shadow"), levels(replayed(past("{stage: shadow, percent: 100}"))));
        assertEquals(List.of(), levels(replayed(past("{stage: enforced, percent: 0}"))));
    }

    @Test
    void theTimeAndTheJobOfThenCount() throws Exception {
        int place = Cohort.place("acme", "1", "shop/main");
        int percent = place / 100 + 1;
        Decision inside = replayed(past("{stage: shadow, percent: 100}, {stage: enforced, percent: " + percent
                + ", from: 2026-03-01}, {stage: enforced, percent: 100, from: 2999-01-01}"));
        assertEquals(List.of("hard-mandatory"), levels(inside));
        assertEquals(
                new StagedPack("acme", "1", "organisation", "enforced", percent, place, "enforced", null, List.of()),
                inside.settings().rollout().get(0));
        assertEquals("2026-03-01T10:00:00Z", inside.exemptions().evaluatedAt());
        Decision outside =
                replayed(past("{stage: shadow, percent: 100}, {stage: enforced, percent: " + (percent - 1) + "}"));
        assertEquals(List.of("shadow"), levels(outside));
    }

    @Test
    void allBranchesOfARepositoryHaveItsPlace() throws Exception {
        int place = Cohort.place("acme", "1", "shop/multi");
        PolicyInput input = input("{stage: enforced, percent: " + (place / 100 + 1) + "}");
        for (String branch : List.of("shop/multi/main", "shop/multi/PR-1", "shop/multi/x")) {
            Decision decision = replayed(Past.of(PLAN, input, branch, "shop/multi"));
            assertEquals(place, decision.settings().rollout().get(0).place());
            assertEquals(List.of("hard-mandatory"), levels(decision));
            assertEquals(branch, decision.grounds().provenance().run().job());
            assertEquals("shop/multi", decision.grounds().provenance().run().rolledOutAs());
        }
        ReplayCase own = Past.of(PLAN, input, "shop/multi", "shop/multi");
        replayed(own);
        assertFalse(
                new String(own.document(), StandardCharsets.UTF_8).contains("\"cohort\""),
                "what the job's name says already is not said twice");
    }

    @Test
    void aDemotionIsArchivedAndSaid() throws Exception {
        Decision decision = replayed(past("{stage: enforced, percent: 100}", DEMOTION));
        assertEquals(List.of("advisory"), levels(decision));
        StagedPack staged = decision.settings().rollout().get(0);
        assertEquals("advisory", staged.acts());
        assertEquals("enforced", staged.stage());
        assertTrue(staged.demotion().reason().contains("30 of 100"), staged::toString);
    }

    @Test
    void whichPoliciesItWasAboutIsSaid() throws Exception {
        PolicyFile demotion = new PolicyFile(
                DEMOTION.name(), DEMOTION.text().replace("\"reason\"", "\"policies\":[\"ACME-2\"],\"reason\""));
        Decision decision = replayed(said("policies: [ACME-2], stages: [{stage: enforced, percent: 100}]", demotion));
        assertEquals(List.of("hard-mandatory"), levels(decision), "what is not rolled out acts as layers say");
        StagedPack staged = decision.settings().rollout().get(0);
        assertEquals("advisory", staged.acts());
        assertEquals(List.of("ACME-2"), staged.policies());
        assertEquals(List.of("ACME-2"), staged.demotion().policies());
        assertTrue(
                RolloutText.of(staged).startsWith("version 1 (ACME-2): advisory here"), () -> RolloutText.of(staged));
    }

    @Test
    void ofAWholePackTheDocumentSaysNoMoreThanBefore() throws Exception {
        String document =
                new String(past("{stage: enforced, percent: 100}", DEMOTION).document(), StandardCharsets.UTF_8);
        int begin = document.indexOf("\"rollout\":");
        String rollout = document.substring(begin, document.indexOf("]", begin));
        assertTrue(rollout.contains("\"demotion\""), rollout);
        assertFalse(rollout.contains("policies"), rollout);
        String some = new String(
                said("policies: [ACME-2], stages: [{stage: shadow, percent: 100}]")
                        .document(),
                StandardCharsets.UTF_8);
        assertTrue(some.contains("\"policies\":[\"ACME-2\"]"), some);
        byte[] none =
                some.replace("\"policies\":[\"ACME-2\"]", "\"policies\":[]").getBytes(StandardCharsets.UTF_8);
        assertThrows(DecisionFormatException.class, () -> DecisionReader.read(none));
    }
}
