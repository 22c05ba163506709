package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DriftLook;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerUpdate;
import io.jenkins.plugins.terraformguard.engine.drift.life.Looks;
import io.jenkins.plugins.terraformguard.engine.drift.life.Observation;
import io.jenkins.plugins.terraformguard.engine.drift.life.Remedy;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From plans to a ledger: what builds see of the same resources, one after another. */
class DriftLifeTest {
    private static final String DRIFTED = "\"actions\":[\"update\"],\"before\":{\"port\":443,\"tags\":{\"a\":\"b\"}},"
            + "\"after\":{\"port\":22,\"tags\":{}}";

    private static Decision judge(String more, String... drift) throws IOException {
        return Decisions.of(TestPlans.source("{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\"," + more
                + "\"resource_drift\":[" + String.join(",", drift) + "],\"resource_changes\":[]}"));
    }

    private static String drifted(String name) {
        return TestPlans.resource("test_thing", name, DRIFTED);
    }

    private static Optional<Observation> look(int build, Decision decision) {
        return DriftLook.of(decision, Looks.build(build), FollowUp.NONE);
    }

    private static DriftLedger after(DriftLedger ledger, int build, Decision decision) {
        return LedgerUpdate.apply(ledger, look(build, decision).orElseThrow());
    }

    @Test
    void theSameDriftIsRecognisedAlsoAfterAMove() throws IOException {
        String moved = drifted("t").replace("test_thing.t\"", "test_thing.new\",\"previous_address\":\"test_thing.t\"");
        DriftLedger ledger = after(DriftLedger.EMPTY, 1, judge("", drifted("t")));
        assertEquals(2, ledger.entries().size());
        ledger = after(ledger, 2, judge("", moved));
        assertEquals(2, ledger.entries().size());
        for (LedgerEntry entry : ledger.all()) {
            assertEquals(2, entry.sightings());
            assertEquals("test_thing.new", entry.drift().address());
        }
        ledger = after(ledger, 3, judge(""));
        assertTrue(ledger.all().stream().noneMatch(LedgerEntry::isOpen));
    }

    @Test
    void aDeletedResourceIsOneDriftAndSupersedesItsOthers() throws IOException {
        String gone = TestPlans.resource(
                "test_thing", "t", "\"actions\":[\"delete\"],\"before\":{\"port\":443},\"after\":null");
        DriftLedger ledger = after(DriftLedger.EMPTY, 1, judge("", drifted("t")));
        ledger = after(ledger, 2, judge("", gone));
        assertEquals(1, ledger.all().stream().filter(LedgerEntry::isOpen).count());
        assertEquals(
                2,
                ledger.all().stream()
                        .filter(entry -> !entry.isOpen() && entry.remedied().how() == Remedy.SUPERSEDED)
                        .count());
    }

    @Test
    void aFailedPlanEndsNothing() throws IOException {
        assertTrue(look(1, judge("\"complete\":true,\"errored\":false,"))
                .orElseThrow()
                .complete());
        assertFalse(look(1, judge("\"errored\":true,")).orElseThrow().complete());
        assertFalse(look(1, judge("\"complete\":false,")).orElseThrow().complete());
        assertFalse(
                look(1, judge("\"errored\":true,", drifted("t"))).orElseThrow().complete());
    }

    @Test
    void noDecisionSaysNothing() throws IOException {
        assertEquals(Optional.empty(), look(1, Decisions.of(TestPlans.source("{"))));
        assertEquals(Optional.empty(), look(1, SampleDecisions.broken()));
        assertEquals(
                Optional.empty(),
                look(
                        1,
                        Decisions.of(
                                TestPlans.source(
                                        "{\"format_version\":\"0.1\",\"terraform_version\":\"0.12.31\",\"resource_changes\":[]}"))));
    }

    @Test
    void noiseAndIgnoredDriftsAreHiddenAndCutResourcesPartial() {
        Observation look = look(1, SampleImpact.full()).orElseThrow();
        assertEquals(
                java.util.List.of("", "Somebody opened port 22", "list-order"),
                look.sightings().stream().map(sighting -> sighting.hidden()).toList());
        assertEquals(Set.of("aws_security_group.web"), look.partial());
        assertEquals("critical", look.sightings().get(0).severity());
        assertEquals("will-be-reverted", look.sightings().get(0).driftClass());
    }
}
