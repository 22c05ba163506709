package io.jenkins.plugins.terraformguard.engine.rollout;

import static io.jenkins.plugins.terraformguard.engine.rollout.Plans.NOW;
import static io.jenkins.plugins.terraformguard.engine.rollout.Plans.jobs;
import static io.jenkins.plugins.terraformguard.engine.rollout.Plans.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When packs take a step back. */
class DemotionLedgerTest {
    private static final BreakerRule RULE = new BreakerRule(20, 5, 30, 3, 14);
    private static final Set<String> LAYER = Set.of("organisation");

    private static Rollout rollout(RolloutStage stage, BreakerRule rule) {
        return new Rollout("acme", "1", List.of(new RolloutStep(stage, 100, Instant.MIN)), rule);
    }

    private static final Rollout ENFORCED = rollout(RolloutStage.ENFORCED, RULE);

    private static DemotionLedger check(List<JobPlans> jobs) {
        return DemotionLedger.NONE.check(ENFORCED, LAYER, jobs, NOW);
    }

    @Test
    void tooManyOverridesTakeThePackOneStepBack() {
        Demotion demotion =
                check(jobs(3, 10, use(10, 10, 1, 1, 0))).holding("acme", "1").orElseThrow();
        assertEquals(RolloutStage.ADVISORY, demotion.stage());
        assertEquals(NOW, demotion.since());
        assertTrue(demotion.reason().contains("60 of 300 findings"), demotion::reason);
        assertTrue(demotion.reason().contains("in 3 jobs"), demotion::reason);
    }

    @Test
    void aStepBackIsToldOnceAndOneThatIsOverNotAnyMore() {
        DemotionLedger ledger = check(jobs(3, 10, use(10, 10, 1, 1, 0)));
        Demotion demotion = ledger.told().get(0);
        assertEquals(List.of(demotion), ledger.untold());
        assertEquals(List.of(), ledger.told(demotion).untold());
        assertEquals(List.of(demotion), ledger.recorded(ledger.all().get(0), 1).untold());
        assertEquals(List.of(demotion), ledger.told(demotion).told(), "it still holds");
        DemotedPack.Lift lift = new DemotedPack.Lift("ada", NOW, "mended");
        assertEquals(List.of(), ledger.lifted("acme", "1", lift).untold());
    }

    @Test
    void tooManyErrorsDoSoAsWell() {
        assertEquals(1, check(jobs(3, 10, use(100, 5, 0, 0, 5))).told().size());
        assertEquals(0, check(jobs(3, 10, use(100, 4, 0, 0, 4))).told().size());
    }

    @Test
    void belowTheBoundNothingHappens() {
        assertSame(DemotionLedger.NONE, check(jobs(3, 10, use(10, 10, 1, 0, 0))));
        assertSame(DemotionLedger.NONE, check(jobs(3, 10, use(10, 0, 0, 0, 0))));
        assertSame(DemotionLedger.NONE, check(List.of()));
    }

    @Test
    void tooFewPlansSayNothing() {
        assertSame(DemotionLedger.NONE, check(jobs(3, 9, use(10, 10, 10, 0, 0))));
    }

    @Test
    void noJobDecidesAloneHoweverOftenItIsBuilt() {
        List<JobPlans> jobs = new ArrayList<>(jobs("bad", 2, 20, use(10, 10, 10, 0, 0), NOW));
        jobs.addAll(jobs("good", 10, 20, use(10, 0, 0, 0, 0), NOW));
        assertSame(DemotionLedger.NONE, check(jobs));
        jobs.addAll(jobs("also", 1, 20, use(10, 10, 10, 0, 0), NOW));
        assertEquals(1, check(jobs).told().size());
    }

    @Test
    void aFewJobsWithVeryManyFindingsDoNotDecideForAllOthers() {
        List<JobPlans> jobs = new ArrayList<>(jobs("loud", 3, 20, use(1000, 1000, 1000, 0, 0), NOW));
        jobs.addAll(jobs("quiet", 30, 20, use(10, 1, 0, 0, 0), NOW));
        assertSame(DemotionLedger.NONE, check(jobs));
        List<JobPlans> failing = new ArrayList<>(jobs("loud", 3, 20, use(1000, 1000, 0, 0, 1000), NOW));
        failing.addAll(jobs("quiet", 90, 20, use(10, 0, 0, 0, 0), NOW));
        assertSame(DemotionLedger.NONE, check(failing));
        jobs.addAll(jobs("likewise", 6, 20, use(10, 1, 1, 0, 0), NOW));
        assertEquals(1, check(jobs).told().size(), "9 of 39 jobs have waived all");
    }

    @Test
    void theShareIsReachedWhereItIsExactlyThat() {
        Rollout half = rollout(RolloutStage.ENFORCED, new BreakerRule(50, 0, 30, 2, 14));
        List<JobPlans> jobs = new ArrayList<>(jobs("a", 1, 20, use(3, 3, 1, 0, 0), NOW));
        jobs.addAll(jobs("b", 1, 20, use(3, 3, 2, 0, 0), NOW));
        assertEquals(1, DemotionLedger.NONE.check(half, LAYER, jobs, NOW).told().size());
    }

    @Test
    void branchesOfOneRepositoryAreOneJob() {
        List<JobPlans> branches = jobs("branch", 10, 20, use(10, 10, 10, 0, 0), NOW).stream()
                .map(job -> new JobPlans(job.job(), "shop/repository", job.plans()))
                .toList();
        assertSame(DemotionLedger.NONE, check(branches));
    }

    @Test
    void onlyPlansInTheWindowCount() {
        Duration window = Duration.ofDays(14);
        assertEquals(
                1,
                check(jobs("in", 3, 10, use(10, 10, 10, 0, 0), NOW.minus(window)))
                        .told()
                        .size());
        assertSame(
                DemotionLedger.NONE,
                check(jobs(
                        "out", 3, 10, use(10, 10, 10, 0, 0), NOW.minus(window).minusSeconds(1))));
    }

    @Test
    void anotherLayersPackOfTheSameNameDoesNotCount() {
        assertSame(
                DemotionLedger.NONE,
                DemotionLedger.NONE.check(ENFORCED, Set.of("folder"), jobs(3, 10, use(10, 10, 10, 0, 0)), NOW));
    }

    @Test
    void eachStepNeedsNewPlans() {
        List<JobPlans> jobs = jobs(3, 20, use(10, 10, 10, 0, 0));
        DemotionLedger once = check(jobs);
        assertSame(once, once.check(ENFORCED, LAYER, jobs, NOW.plusSeconds(60)), "what tripped it is used up");

        Instant later = NOW.plus(Duration.ofDays(1));
        DemotionLedger twice =
                once.check(ENFORCED, LAYER, jobs("job", 3, 20, use("advisory", 10, 10, 10, 0, 0), later), later);
        assertEquals(
                RolloutStage.SHADOW, twice.holding("acme", "1").orElseThrow().stage());
        assertEquals(1, twice.told().size());
        assertEquals(2, twice.all().size());

        Instant end = later.plus(Duration.ofDays(1));
        assertSame(twice, twice.check(ENFORCED, LAYER, jobs("job", 3, 20, use("shadow", 10, 10, 10, 0, 0), end), end));
    }

    @Test
    void whatIsLiftedStaysLiftedUntilThereIsSomethingNew() {
        List<JobPlans> jobs = jobs(3, 20, use(10, 10, 10, 0, 0));
        DemotionLedger lifted =
                check(jobs).lifted("acme", "1", new DemotedPack.Lift("ada", NOW.plusSeconds(5), "was put right"));
        assertEquals(List.of(), lifted.told());
        assertEquals("ada", lifted.all().get(0).lift().by());
        assertSame(lifted, lifted.check(ENFORCED, LAYER, jobs, NOW.plusSeconds(60)));
        assertEquals(lifted, lifted.lifted("acme", "1", new DemotedPack.Lift("eve", NOW, "again")));
    }

    @Test
    void withoutABreakerOrAtTheFirstStageNothingHappens() {
        List<JobPlans> jobs = jobs(3, 20, use(10, 10, 10, 0, 0));
        assertSame(
                DemotionLedger.NONE, DemotionLedger.NONE.check(rollout(RolloutStage.ENFORCED, null), LAYER, jobs, NOW));
        assertSame(
                DemotionLedger.NONE, DemotionLedger.NONE.check(rollout(RolloutStage.SHADOW, RULE), LAYER, jobs, NOW));
    }

    @Test
    void theOldestThatAreOverMakeRoom() {
        DemotionLedger ledger = DemotionLedger.NONE;
        Instant now = NOW;
        for (int i = 0; i < DemotionLedger.MAX + 10; i++) {
            now = now.plusSeconds(10);
            ledger = ledger.check(ENFORCED, LAYER, jobs("job", 3, 20, use(10, 10, 10, 0, 0), now), now)
                    .lifted("acme", "1", new DemotedPack.Lift("ada", now, "again"));
        }
        assertEquals(DemotionLedger.MAX, ledger.all().size());
        assertEquals(now, ledger.all().get(DemotionLedger.MAX - 1).demotion().since());
    }
}
