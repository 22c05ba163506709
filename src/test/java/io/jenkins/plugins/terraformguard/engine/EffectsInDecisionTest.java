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

    private static Effects configured(String actions, String provider, String variable, String provisioners)
            throws Exception {
        String plan = TestPlans.plan(TestPlans.resource(
                        "test_thing",
                        "t",
                        "\"actions\":[" + actions + "],\"before\":{\"x\":3},\"after\":{\"x\":2},\"after_unknown\":{}"))
                .replaceFirst(
                        "}$",
                        ",\"variables\":{\"where\":{\"value\":\"" + variable + "\"}},\"configuration\":{"
                                + "\"provider_config\":{\"test\":{\"name\":\"test\",\"expressions\":{\"region\":"
                                + provider + "}}},\"root_module\":{\"resources\":[{\"address\":\"test_thing.t\","
                                + "\"mode\":\"managed\",\"type\":\"test_thing\",\"name\":\"t\","
                                + "\"provider_config_key\":\"test\",\"expressions\":{},\"provisioners\":["
                                + provisioners + "]}]}}}");
        return effects(TestPlans.source(plan), "soft-mandatory");
    }

    /** The same change in another place is another one. */
    @Test
    void howProvidersAreConfiguredCounts() throws Exception {
        String here = "{\"constant_value\":\"eu-west-1\"}";
        String said = "{\"references\":[\"var.where\"]}";
        Effects first = configured("\"update\"", here, "a", "");
        assertTrue(first.isSameAs(configured("\"update\"", here, "b", "")));
        assertFalse(first.isSameAs(configured("\"update\"", here.replace("eu", "us"), "a", "")));
        assertFalse(first.isSameAs(configured("\"update\"", said, "a", "")));
        assertFalse(configured("\"update\"", said, "a", "").isSameAs(configured("\"update\"", said, "b", "")));
        assertEquals(
                List.of("provider.test configure", "test_thing.t update"),
                first.listed().stream()
                        .map(effect -> effect.subject() + " " + effect.action())
                        .toList());
    }

    /** Their commands are taken out of the plan, so none is known to be the one that was approved. */
    @Test
    void provisionersCountWhereTheyRun() throws Exception {
        String region = "{\"constant_value\":\"eu\"}";
        String runs = "{\"type\":\"local-exec\",\"expressions\":{\"command\":{\"constant_value\":\"echo\"}}}";
        assertTrue(configured("\"update\"", region, "a", runs).isSameAs(configured("\"update\"", region, "a", "")));
        Effects made = configured("\"delete\",\"create\"", region, "a", runs);
        assertEquals(3, made.count());
        assertEquals(1, made.hidden());
        assertFalse(made.isSameAs(made));
        assertFalse(made.isSameAs(configured("\"delete\",\"create\"", region, "a", "")));
    }

    @Test
    void withoutADecisionNothingIsKnownAndNothingIsTheSame() throws Exception {
        Decision broken = Decisions.of(TestPlans.source("{"));
        assertEquals(Verdict.ERROR, broken.verdict());
        assertEquals(Effects.NONE, broken.grounds().effects());
        assertFalse(broken.grounds().effects().isSameAs(Effects.NONE));
    }
}
