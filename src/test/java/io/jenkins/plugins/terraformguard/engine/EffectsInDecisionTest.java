package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision says of what its plan does. */
class EffectsInDecisionTest {
    private static final PlanSource TWO = TestPlans.source(
            TestPlans.plan(Decisions.thing("b", "{\"x\":1}", "{}"), Decisions.thing("a", "{\"x\":2}", "{}")));

    private static Effects effects(PlanSource plan, String level) throws Exception {
        Decision decision = Decisions.of(plan, Decisions.pack("P", level, "assert: after.x < 2"));
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
        return decision.grounds().effects();
    }

    @ParameterizedTest
    @CsvSource({"soft-mandatory, 2", "hard-mandatory, 0", "advisory, 0"})
    void theyAreNamedOnlyWhereSomebodyIsAskedAndCountedAlways(String level, int named) throws Exception {
        Effects effects = effects(TWO, level);
        assertEquals(2, effects.count());
        assertEquals(named, effects.listed().size());
        assertTrue(effects.isSameAs(effects(TWO, "soft-mandatory")));
    }

    @Test
    void theirNamesAreInOrder() throws Exception {
        assertEquals(
                List.of("test_thing.a create", "test_thing.b create"),
                effects(TWO, "soft-mandatory").listed().stream()
                        .map(effect -> effect.subject() + " " + effect.action())
                        .toList());
    }

    @Test
    void whatElseTheDecisionSaysDoesNotMatterAndWhatIsDoneDoes() throws Exception {
        Effects one = effects(Decisions.creating("{\"x\":2}", "{}"), "soft-mandatory");
        assertEquals(one, effects(Decisions.creating("{\"x\":2}", "{}"), "soft-mandatory"));
        assertNotEquals(
                one.digest(),
                effects(Decisions.creating("{\"x\":3}", "{}"), "soft-mandatory").digest());
        assertTrue(one.isKnown());
        List<Effect> other = effects(Decisions.creating("{\"x\":2}", "{\"y\":true}"), "soft-mandatory")
                .listed();
        assertNotEquals(one.listed(), other);
    }

    @Test
    void outputsActionsAndWhatIsDeferredCountAsWell() throws Exception {
        String plan = TestPlans.plan()
                .replaceFirst(
                        "}$",
                        ",\"output_changes\":{\"url\":{\"actions\":[\"create\"],\"before\":null,\"after\":\"x\"}},"
                                + "\"deferred_changes\":[{\"reason\":\"resource_config_unknown\",\"resource_change\":"
                                + Decisions.thing("later", "{}", "{}") + "}]}");
        assertEquals(2, effects(TestPlans.source(plan), "advisory").count());
    }

    @Test
    void withoutADecisionNothingIsKnownAndNothingIsTheSame() throws Exception {
        Decision broken = Decisions.of(TestPlans.source("{"));
        assertEquals(Verdict.ERROR, broken.verdict());
        assertEquals(Effects.NONE, broken.grounds().effects());
        assertFalse(broken.grounds().effects().isSameAs(Effects.NONE));
    }
}
