package io.jenkins.plugins.terraformguard.engine.rollout;

import static io.jenkins.plugins.terraformguard.engine.rollout.Plans.NOW;
import static io.jenkins.plugins.terraformguard.engine.rollout.Plans.jobs;
import static io.jenkins.plugins.terraformguard.engine.rollout.Plans.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.history.PackUse;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.BreakerRule;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStep;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.StagedPack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which plans count when a pack may have to take a step back, and how much each of them can weigh. */
class BreakerTest {
    private static final BreakerRule RULE = new BreakerRule(20, 5, 30, 3, 14);
    private static final Set<String> LAYER = Set.of("organisation");
    private static final List<RolloutStep> CANARY = List.of(
            new RolloutStep(RolloutStage.ADVISORY, 100, Instant.MIN),
            new RolloutStep(RolloutStage.ENFORCED, 10, Instant.MIN));

    private static Rollout canary(String... policies) {
        return new Rollout("acme", "1", CANARY, RULE, List.of(policies));
    }

    private static DemotionLedger check(List<JobPlans> jobs) {
        return DemotionLedger.NONE.check(canary(), LAYER, jobs, NOW);
    }

    private static List<JobPlans> and(List<JobPlans> some, List<JobPlans> others) {
        List<JobPlans> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<JobPlans> named(String name, int jobs, PackUse use) {
        return jobs(name, jobs, 20, use, NOW);
    }

    @Test
    void theFirstThatAreStoppedAreHeardAmongManyThatAreNot() {
        List<JobPlans> canaries = named("canary", 10, use("enforced", 10, 10, 0, 10, 0));
        DemotionLedger ledger = check(and(canaries, named("other", 90, use("advisory", 10, 10, 0, 0, 0))));
        Demotion demotion = ledger.holding("acme", "1").orElseThrow();
        assertEquals(RolloutStage.ADVISORY, demotion.stage());
        assertTrue(demotion.reason().contains("2000 of 2000 findings"), demotion::reason);
    }

    @Test
    void whatIsWaivedWhereNothingIsStoppedDoesNotCountAgainstIt() {
        assertSame(
                DemotionLedger.NONE,
                check(and(
                        named("canary", 10, use("enforced", 10, 10, 0, 0, 0)),
                        named("other", 90, use("advisory", 10, 10, 10, 0, 0)))));
        assertSame(DemotionLedger.NONE, check(named("other", 90, use("advisory", 10, 10, 10, 0, 0))));
    }

    @Test
    void errorsCountAtEveryStage() {
        assertEquals(
                1,
                check(named("other", 90, use("advisory", 100, 5, 0, 0, 5)))
                        .told()
                        .size());
    }

    @Test
    void plansOfWhichNobodyKnowsTheStageDoNotCount() {
        PackUse old = new PackUse("acme", "1", "organisation", 10, 10, 10, 0, 10, null);
        assertSame(DemotionLedger.NONE, check(named("old", 90, old)));
        assertSame(DemotionLedger.NONE, check(named("odd", 90, use("strange", 10, 10, 10, 0, 0))));
    }

    @Test
    void onlyPlansOnTheSamePoliciesCountAndTheStepBackSaysWhich() {
        String mark = StagedPack.mark(List.of("P-1", "P-2"));
        List<JobPlans> jobs = named("canary", 10, use("enforced", mark, 10, 10, 10, 0, 0));
        assertSame(DemotionLedger.NONE, check(jobs));
        assertSame(DemotionLedger.NONE, DemotionLedger.NONE.check(canary("P-1"), LAYER, jobs, NOW));
        DemotionLedger ledger = DemotionLedger.NONE.check(canary("P-2", "P-1"), LAYER, jobs, NOW);
        assertEquals(List.of("P-1", "P-2"), ledger.told().get(0).policies());
        List<JobPlans> whole = named("canary", 10, use("enforced", 10, 10, 10, 0, 0));
        assertSame(DemotionLedger.NONE, DemotionLedger.NONE.check(canary("P-1"), LAYER, whole, NOW));
    }

    @Test
    void whatWasHeldBackBeforeDoesNotHideThatTheRestIsEnforced() {
        DemotionLedger ledger = new DemotionLedger(List.of(new DemotedPack(
                new Demotion("acme", "1", RolloutStage.SHADOW, NOW.minusSeconds(60), "before", List.of("P-1")),
                "enforced",
                null,
                0)));
        String mark = StagedPack.mark(List.of("P-1", "P-2"));
        DemotionLedger next = ledger.check(
                canary("P-1", "P-2"), LAYER, named("canary", 10, use("enforced", mark, 10, 10, 10, 0, 0)), NOW);
        assertEquals(1, next.told().size());
        assertEquals(RolloutStage.ADVISORY, next.told().get(0).stage());
        assertEquals(List.of("P-1", "P-2"), next.told().get(0).policies());
    }

    @Test
    void oneJobThatMakesUpErrorsDecidesForNobody() {
        List<JobPlans> forged = named("forged", 1, use(1, 5_000, 0, 0, 5_000));
        List<JobPlans> stray = named("stray", 2, use(1_000, 1, 0, 0, 1));
        assertSame(DemotionLedger.NONE, check(and(and(forged, stray), named("fine", 97, use(10, 0, 0, 0, 0)))));
    }

    @Test
    void oneJobThatMakesUpQuestionsKeepsNothingFromTakingAStepBack() {
        List<JobPlans> failing = named("failing", 9, use(10, 2, 0, 0, 2));
        int most = Integer.MAX_VALUE;
        assertEquals(
                1,
                check(and(failing, named("forged", 1, use(most, 0, 0, 0, 0))))
                        .told()
                        .size());
        List<JobPlans> waiving = named("waiving", 9, use(10, 10, 5, 0, 0));
        assertEquals(
                1,
                check(and(waiving, named("forged", 1, use(most, most, 0, 0, 0))))
                        .told()
                        .size());
        assertSame(
                DemotionLedger.NONE,
                check(and(
                        named("fine", 9, use(10, 10, 1, 0, 0)),
                        named("forged", 1, use(most, most, most, most, most)))));
    }
}
