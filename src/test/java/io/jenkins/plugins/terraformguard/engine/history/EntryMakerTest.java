package io.jenkins.plugins.terraformguard.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.decision.Obligation;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.Looks;
import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryMakerTest {
    @Test
    void countsWhatWasFound() {
        Entry entry = Planned.build(7)
                .violates("P", "aws_x.a")
                .violates("P", "aws_x.b")
                .waives("P", "aws_x.c", Exemption.WAIVER)
                .waives("P", "aws_x.d", Exemption.BASELINE)
                .finds("Q", "aws_x.a", EnforcementLevel.SHADOW, Outcome.VIOLATION, null)
                .finds("Q", "aws_x.b", EnforcementLevel.ADVISORY, Outcome.UNDECIDED, null)
                .finds("Q", "aws_x.c", EnforcementLevel.ADVISORY, Outcome.ERROR, null)
                .passes("R", 5)
                .entry();
        assertEquals(7, entry.build());
        assertEquals(Planned.hour(7), entry.at());
        assertEquals(new Entry.Changes(4, 2, 2), entry.changes());
        assertEquals(4, entry.found().total());
        assertEquals(4, entry.found().bySeverity().get(Severity.HIGH));
        assertEquals(0, entry.found().bySeverity().get(Severity.CRITICAL));
        assertEquals(1, entry.found().undecided());
        assertEquals(1, entry.found().errors());
        assertEquals(1, entry.found().waived());
        assertEquals(1, entry.found().baseline());
        assertEquals(1, entry.found().shadow());
        assertEquals(
                List.of(
                        new PolicyUse("P", "acme", "1.0", "hard-mandatory", 4, 4, 2, 0, 0, 0, 0, 0),
                        new PolicyUse("Q", "acme", "1.0", "hard-mandatory", 3, 3, 0, 0, 1, 1, 0, 0)),
                entry.policies());
        assertEquals(List.of(new PackUse("acme", "1.0", "organisation", 12, 7, 2, 0, 1, null)), entry.packs());
        assertEquals(
                List.of("registry.terraform.io/hashicorp/aws", "registry.terraform.io/hashicorp/random"),
                entry.providers());
        assertEquals(Entry.UNKNOWN, entry.risk());
        assertEquals(Course.NONE, entry.course());
    }

    @Test
    void sayWhatPeopleLetPass() {
        Planned plan = Planned.build(1).violates("P", "aws_x.a").violates("P", "aws_x.b");
        Entry pending = plan.asks("P", "aws_x.a").entry();
        assertEquals(Course.PENDING, pending.course().approval());
        assertEquals(Planned.hour(1), pending.course().asked());
        assertEquals(0, pending.policies().get(0).overridden());

        Entry approved = plan.asks("P", "aws_x.a", Act.Kind.APPROVE).entry();
        assertEquals("approved", approved.course().approval());
        assertEquals(1, approved.policies().get(0).overridden());
        assertEquals(1, approved.packs().get(0).overridden());

        Entry rejected = plan.asks("P", "aws_x.a", Act.Kind.REJECT).entry();
        assertEquals("rejected", rejected.course().approval());
        assertEquals(0, rejected.policies().get(0).overridden());
    }

    @Test
    void saysWhatTheGateAndTheLookAfterItSaid() {
        Obligation obligation = new Obligation("P", "aws_x.a", "hard-mandatory", List.of("arn"), "f");
        Verification verification = new Verification(
                null,
                Verification.Status.VIOLATED,
                List.of(),
                Verification.Counts.NONE,
                List.of(),
                0,
                List.of(),
                List.of(
                        new ObligationOutcome(obligation, ObligationOutcome.State.DISCHARGED, ""),
                        new ObligationOutcome(obligation, ObligationOutcome.State.DISCHARGED, ""),
                        new ObligationOutcome(obligation, ObligationOutcome.State.VIOLATED, "no"),
                        new ObligationOutcome(obligation, ObligationOutcome.State.MISSING, "gone")),
                "",
                "");
        Course course =
                Planned.build(1).gate(true, 2).verified(verification).entry().course();
        assertTrue(course.isPassed());
        assertEquals(Planned.hour(2), course.gatedAt());
        assertEquals("violated", course.verification());
        assertEquals(2, course.discharged());
        assertEquals(1, course.broken());
        assertFalse(Planned.build(1).gate(false, 2).entry().course().isPassed());
    }

    @Test
    void countsTheDriftsThatThisBuildSawTheEndOf() {
        DriftLedger ledger = Looks.after(
                Looks.complete(Looks.build(1), Looks.drift("a"), Looks.drift("b"), Looks.drift("c")),
                Looks.complete(Looks.build(3), Looks.drift("c")),
                Looks.complete(Looks.build(4)));
        Kept kept = Planned.build(3).kept();
        DriftCount drift = new EntryMaker(kept, ledger, Planned.hour(9)).entry().drift();
        assertEquals(2, drift.remedied());
        assertEquals(2 * 2 * 3600, drift.remedySeconds());
    }

    /** Told once more when it is approved or gated: a drift that is back by then, or a ledger that is lost, takes nothing back. */
    @Test
    void theEndOfADriftThatABuildSawStaysSeen() {
        DriftLedger ended = Looks.after(
                Looks.complete(Looks.build(1), Looks.drift("a"), Looks.drift("b")), Looks.complete(Looks.build(3)));
        DriftLedger back = Looks.after(ended, Looks.complete(Looks.build(4), Looks.drift("a")));
        Kept kept = Planned.build(3).kept();
        JobHistory first = put(JobHistory.empty("default"), kept, ended);
        DriftCount seen = first.last().orElseThrow().drift();
        assertEquals(2, seen.remedied());
        Kept gated = Planned.build(3).gate(true, 5).kept();
        assertEquals(
                1, new EntryMaker(gated, back, Planned.hour(9)).entry().drift().remedied());
        for (DriftLedger later : List.of(back, DriftLedger.EMPTY)) {
            JobHistory told = put(first, gated, later);
            assertEquals(seen, told.last().orElseThrow().drift());
            assertTrue(told.last().orElseThrow().course().isPassed());
            JobHistory anew = put(JobHistory.empty("default"), gated, later);
            assertEquals(
                    seen, HistoryMerge.merge(first, anew).last().orElseThrow().drift());
            assertEquals(
                    seen, HistoryMerge.merge(anew, first).last().orElseThrow().drift());
        }
    }

    private static JobHistory put(JobHistory history, Kept kept, DriftLedger ledger) {
        return HistoryUpdate.put(history, new EntryMaker(kept, ledger, Planned.hour(9)).entry(), kept.decision());
    }

    @Test
    void saysWhatCameFromPoliciesThatAreRolledOut() throws Exception {
        Planned plan = Planned.build(1)
                .rollsOut("shadow", "Q")
                .violates("P", "aws_x.a")
                .violates("P", "aws_x.b")
                .waives("Q", "aws_x.a", Exemption.WAIVER)
                .passes("Q", 3);
        StagedUse staged = new StagedUse("shadow", StagedPack.mark(List.of("Q")), 4, 1, 1, 0, 0);
        assertEquals(
                List.of(new PackUse("acme", "1.0", "organisation", 6, 3, 1, 0, 0, staged)),
                plan.entry().packs());
        JobHistory history = Planned.history(plan);
        assertEquals(history, HistoryDocument.read(HistoryDocument.write(history)));

        StagedUse whole = plan.rollsOut("enforced").entry().packs().get(0).staged();
        assertEquals(new StagedUse("enforced", "", 6, 3, 1, 0, 0), whole);
        assertNull(plan.rollsOut("shadow", "R").entry().packs().get(0).staged(), "it was not asked");
    }

    @Test
    void whatAnAgentMakesUpDamagesNoHistory() throws Exception {
        Planned plan = Planned.build(1)
                .rollsOut("enforced")
                .passes("P", Integer.MAX_VALUE)
                .passes("Q", Integer.MAX_VALUE)
                .passes("R", 5);
        JobHistory history = Planned.history(plan);
        PackUse use = history.last().orElseThrow().packs().get(0);
        assertEquals(Integer.MAX_VALUE, use.evaluated());
        assertEquals(Integer.MAX_VALUE, use.staged().evaluated());
        assertEquals(history, HistoryDocument.read(HistoryDocument.write(history)));
    }
}
