package io.jenkins.plugins.terraformguard.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryUpdateTest {
    private static final int HOUR = 3600;

    private static PolicyUse use(JobHistory history, int build, String policy) {
        return history.of(build).orElseThrow().policies().stream()
                .filter(use -> use.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> builds(JobHistory history) {
        return history.entries().stream().map(Entry::build).toList();
    }

    @Test
    void theSameTwiceChangesNothing() {
        Planned first = Planned.build(1).violates("P", "aws_x.a").violates("P", "aws_x.b");
        Planned second = Planned.build(2).violates("P", "aws_x.b").passes("P", 1);
        JobHistory once = Planned.history(first, second);
        assertEquals(once, second.after(once));
        assertEquals(once, Planned.history(first, first, second, second, second));
        assertEquals(1, use(once, 2, "P").fixed());

        Planned applied = Planned.build(3).violates("P", "aws_x.b").gate(true, 4);
        JobHistory passed = applied.after(once);
        assertEquals(passed, applied.after(passed));
    }

    @Test
    void aViolationIsMendedWhenItsPolicyPassesSomethingAndItIsGone() {
        JobHistory history = Planned.history(
                Planned.build(1).violates("P", "aws_x.a"),
                Planned.build(2).violates("P", "aws_x.a"),
                Planned.build(5).passes("P", 1));
        PolicyUse use = use(history, 5, "P");
        assertEquals(1, use.fixed());
        assertEquals(4 * HOUR, use.fixedSeconds());
        assertEquals(0, use.hits());
        assertTrue(history.open().isEmpty());
        assertEquals(0, use(history, 2, "P").fixed());
    }

    @Test
    void aPlanThatSaysNothingOfItLeavesItOpen() {
        Planned first = Planned.build(1).violates("P", "aws_x.a");
        for (Planned silent : List.of(
                Planned.build(2).passes("Q", 1).passes("P", 0),
                Planned.build(2).passes("P", 1).incomplete(),
                Planned.build(2).passes("P", 1).verdict(Verdict.ERROR),
                Planned.build(2)
                        .passes("P", 1)
                        .finds("P", "aws_x.a", EnforcementLevel.HARD_MANDATORY, Outcome.UNDECIDED, null),
                Planned.build(2).passes("P", 1).waives("P", "aws_x.a", "waiver"))) {
            JobHistory history = Planned.history(first, silent);
            assertEquals(1, history.open().size());
            assertEquals(
                    Planned.hour(1), history.open().values().iterator().next().since());
            assertEquals(
                    0,
                    history.of(2).orElseThrow().policies().stream()
                            .mapToInt(PolicyUse::fixed)
                            .sum());
        }
    }

    @Test
    void whatWasAppliedAllTheSameWasAcceptedAndNotMended() {
        JobHistory history = Planned.history(
                Planned.build(1).violates("P", "aws_x.a"),
                Planned.build(2).violates("P", "aws_x.a").gate(true, 3),
                Planned.build(4).passes("P", 1));
        assertTrue(history.open().isEmpty());
        assertTrue(history.of(4).orElseThrow().policies().isEmpty());
    }

    @Test
    void whatAPolicyFoundIsForgottenWithThePolicy() {
        JobHistory history = Planned.history(
                Planned.build(1).violates("P", "aws_x.a"), Planned.build(2).passes("Q", 3));
        assertTrue(history.open().isEmpty());
        assertTrue(history.of(2).orElseThrow().policies().isEmpty());
        assertEquals(List.of("Q"), history.asked());
    }

    @Test
    void anOlderBuildThatComesLateFindsItsPlaceAndChangesNothingElse() {
        Planned late = Planned.build(2).violates("P", "aws_x.z");
        JobHistory before = Planned.history(
                Planned.build(1).violates("P", "aws_x.a"), Planned.build(3).violates("P", "aws_x.a"));
        JobHistory after = late.after(before);
        assertEquals(List.of(1, 2, 3), builds(after));
        assertEquals(before.open(), after.open());
        assertEquals(before.asked(), after.asked());
        assertEquals(3, after.last().orElseThrow().build());
    }

    @Test
    void aDecisionThatIsMadeAnewInABuildMendsNothingOfThatBuild() {
        JobHistory history = Planned.history(
                Planned.build(1).violates("P", "aws_x.a"), Planned.build(1).passes("P", 1));
        assertTrue(history.open().isEmpty());
        assertEquals(
                0,
                history.last().orElseThrow().policies().stream()
                        .mapToInt(PolicyUse::fixed)
                        .sum());
    }

    @Test
    void theTimeAChangeTookBeginsWithItsFirstPlan() {
        JobHistory history = Planned.history(
                Planned.build(1).effects("f".repeat(64)),
                Planned.build(2).verdict(Verdict.FAIL),
                Planned.build(5).gate(true, 7));
        assertEquals(5 * HOUR, history.last().orElseThrow().leadSeconds());
        assertEquals(Entry.UNKNOWN, history.of(2).orElseThrow().leadSeconds());
        assertEquals(
                Entry.UNKNOWN,
                Planned.build(6)
                        .gate(false, 8)
                        .after(history)
                        .last()
                        .orElseThrow()
                        .leadSeconds());
    }

    @Test
    void theSameChangeMadeOnceMoreLaterBeginsAnew() {
        JobHistory history = Planned.history(
                Planned.build(1),
                Planned.build(2).gate(true, 3),
                Planned.build(50),
                Planned.build(52).gate(true, 53));
        assertEquals(3 * HOUR, history.last().orElseThrow().leadSeconds());
    }

    @Test
    void aPlanThatChangesNothingTakesNoTime() {
        JobHistory history = Planned.history(
                Planned.build(1).nothing(), Planned.build(400).nothing().gate(true, 401));
        assertEquals(Entry.UNKNOWN, history.last().orElseThrow().leadSeconds());
    }

    @Test
    void aClockThatIsSetBackGivesNoNegativeTimes() {
        JobHistory history = Planned.history(
                Planned.build(3).violates("P", "aws_x.a"), Planned.build(4).violates("P", "aws_x.a"));
        Entry early = Planned.build(1).passes("P", 1).gate(true, 1).entry();
        Entry later = new Entry(
                9,
                early.at(),
                early.verdict(),
                early.course(),
                early.found(),
                early.risk(),
                early.changes(),
                early.drift(),
                early.policies(),
                0,
                early.packs(),
                early.providers(),
                early.regions(),
                early.effects(),
                Entry.UNKNOWN);
        JobHistory after = HistoryUpdate.put(
                history, later, Planned.build(1).passes("P", 1).decision());
        assertEquals(0, after.last().orElseThrow().leadSeconds());
        assertEquals(0, use(after, 9, "P").fixedSeconds());
        assertEquals(1, use(after, 9, "P").fixed());
    }

    @Test
    void theOldestMakeRoom() {
        JobHistory history = JobHistory.empty("default");
        for (int i = 1; i <= JobHistory.MAX_ENTRIES + 3; i++) {
            history = Planned.build(i).after(history);
        }
        assertEquals(JobHistory.MAX_ENTRIES, history.entries().size());
        assertEquals(4, history.entries().get(0).build());
        assertEquals(history, Planned.build(1).after(history), "one that is too old finds no room");
    }

    @Test
    void policiesAndOpenFindingsAreBounded() {
        Planned plan = Planned.build(1);
        for (int i = 0; i < JobHistory.MAX_OPEN + 10; i++) {
            plan.violates("P-" + i % 250, "aws_x.a[" + i + "]");
        }
        JobHistory history = Planned.history(plan);
        assertEquals(JobHistory.MAX_OPEN, history.open().size());
        Entry entry = history.last().orElseThrow();
        assertEquals(Entry.MAX_POLICIES, entry.policies().size());
        assertEquals(50, entry.more());
        assertEquals(history, plan.after(history));
    }

    /** More policies than an entry lists: what many violations were mended of is not left out for what found one. */
    @Test
    void whatIsMendedIsNotTheFirstToBeLeftOut() {
        Planned before = Planned.build(1);
        for (int i = 0; i < 3; i++) {
            before.violates("Z", "aws_x.a[" + i + "]");
        }
        Planned after = Planned.build(2).passes("Z", 3);
        for (int i = 0; i < Entry.MAX_POLICIES + 5; i++) {
            after.violates("P-" + i, "aws_x.b");
        }
        JobHistory history = Planned.history(before, after);
        Entry entry = history.last().orElseThrow();
        assertEquals(Entry.MAX_POLICIES, entry.policies().size());
        assertEquals(6, entry.more());
        assertEquals(3, use(history, 2, "Z").fixed());
        assertEquals("Z", entry.policies().get(Entry.MAX_POLICIES - 1).policy(), "in the order as ever");
        assertEquals(history, after.after(history));
    }

    @Test
    void howThingsStandIsWhatTheNewestBuildSaysThatIsThere() {
        JobHistory history = Planned.history(Planned.build(1), Planned.build(2), Planned.build(4));
        assertEquals(4, history.current(build -> true).orElseThrow().build());
        assertEquals(2, history.current(build -> build < 4).orElseThrow().build());
        assertEquals(Optional.empty(), history.current(build -> false), "what is gone is not how things stand");
        assertEquals(Optional.empty(), JobHistory.empty("g").current(build -> true));
    }

    @Test
    void whatOnlyABuildSawThatIsTakenBackIsNotMendedLater() {
        Planned first = Planned.build(1).violates("P", "aws_x.a");
        Planned second = Planned.build(2).violates("P", "aws_x.a").violates("P", "aws_x.b");
        JobHistory left = Planned.history(first, second).withdrawn(2);
        assertEquals(List.of(1), left.entries().stream().map(Entry::build).toList());
        assertEquals(Set.of(Planned.fingerprint("P", "aws_x.a")), left.open().keySet());
        Planned third = Planned.build(3).passes("P", 2);
        JobHistory next = third.after(left);
        assertEquals(1, Figures.mended(next.last().orElseThrow()));
    }

    @Test
    void aRuleThatWasChangedMendsNothing() {
        Planned first = Planned.build(1).violates("P", "aws_x.a");
        JobHistory history =
                Planned.history(first, Planned.build(2).version("1.1").passes("P", 1));
        assertTrue(history.open().isEmpty(), "it is gone all the same");
        assertEquals(0, Figures.mended(history.last().orElseThrow()));
        assertEquals(0, history.last().orElseThrow().policies().size());
        JobHistory silent = Planned.history(
                first,
                Planned.build(2).version("1.1").passes("Q", 1).passes("P", 0),
                Planned.build(3).version("1.1").passes("P", 1));
        assertEquals(0, Figures.mended(silent.last().orElseThrow()), "only the version before has seen it");
    }

    @Test
    void whatIsMendedCountsForTheVersionThatSawItFirst() {
        Planned last = Planned.build(5).version("1.1").passes("P", 1).violates("P", "aws_x.c");
        JobHistory history = Planned.history(
                Planned.build(1).violates("P", "aws_x.a"),
                Planned.build(2).version("1.1").violates("P", "aws_x.a").violates("P", "aws_x.b"),
                last);
        assertEquals(
                List.of(
                        new PolicyUse("P", "acme", "1.1", "hard-mandatory", 2, 1, 0, 0, 0, 0, 1, 3 * HOUR),
                        new PolicyUse("P", "acme", "1.0", "hard-mandatory", 0, 0, 0, 0, 0, 0, 1, 4 * HOUR)),
                history.of(5).orElseThrow().policies());
        assertEquals(2, Figures.mended(history.of(5).orElseThrow()));
        assertEquals(history, last.after(history), "the same twice changes nothing");
    }
}
