package io.jenkins.plugins.terraformguard.engine.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {
    private static final String BASE =
            update("{\"size\":1,\"tags\":{\"a\":\"x\"}}", "{\"size\":2,\"tags\":{\"a\":\"x\"}}");

    private static String update(String before, String after) {
        return change("\"update\"", before, after, "");
    }

    private static String change(String actions, String before, String after, String more) {
        return "\"actions\":[" + actions + "],\"before\":" + before + ",\"after\":" + after + more;
    }

    private static Effects of(String change) throws Exception {
        return ofPlan(TestPlans.plan(TestPlans.resource("test_thing", "a", change)));
    }

    private static Effects ofPlan(String plan) throws Exception {
        EffectCollector collector = new EffectCollector();
        TestPlans.open(TestPlans.source(plan)).stream(new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                collector.change(change);
            }

            @Override
            public void output(OutputChange output) {
                collector.output(output);
            }

            @Override
            public void action(ActionInvocation action) {
                collector.action(action);
            }

            @Override
            public void deferred(DeferredChange deferred) {
                collector.deferred(deferred);
            }
        });
        return collector.finish();
    }

    @Test
    void theOrderOfKeysAndTheFormOfNumbersSayNothing() throws Exception {
        Effects other =
                of(update("{\"tags\":{\"a\":\"x\"},\"size\":1.0}", "{\"tags\":{\"a\":\"\\u0078\"},\"size\":2}"));

        assertEquals(of(BASE), other);
        assertTrue(of(BASE).isSameAs(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"actions\":[\"update\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":3,\"tags\":{\"a\":\"x\"}}",
                "\"actions\":[\"update\"],\"before\":{\"size\":0,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":2,\"tags\":{\"a\":\"x\"}}",
                "\"actions\":[\"update\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":\"2\",\"tags\":{\"a\":\"x\"}}",
                "\"actions\":[\"update\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":2,\"tags\":{}}",
                "\"actions\":[\"delete\",\"create\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":2,\"tags\":{\"a\":\"x\"}}",
                "\"actions\":[\"update\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":2,\"tags\":{\"a\":\"x\"}},\"after_unknown\":{\"id\":true}",
                "\"actions\":[\"update\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":2,\"tags\":{\"a\":\"x\"}},\"replace_paths\":[[\"size\"]]",
                "\"actions\":[\"update\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":2,\"tags\":{\"a\":\"x\"}},\"importing\":{\"id\":\"i-1\"}",
                "\"actions\":[\"update\"],\"before\":{\"size\":1,\"tags\":{\"a\":\"x\"}},\"after\":{\"size\":2,\"tags\":{\"a\":\"x\"}},\"after_sensitive\":{\"size\":true}"
            })
    void whateverIsDoneOtherwiseIsAnotherEffect(String change) throws Exception {
        assertNotEquals(of(BASE).digest(), of(change).digest());
        assertFalse(of(change).isWithin(of(BASE)));
    }

    /** Nothing of a secret is in a digest, so all that it tells is where one is, and which are the same. */
    @ParameterizedTest
    @CsvSource({"s1,s2, s3,s4, true", "s1,s2, s2,s1, true", "s1,s1, s2,s2, true", "s1,s1, s1,s2, false"})
    void ofSecretsOnlyTheirPlacesAndWhichAreEqualCount(
            String before, String after, String otherBefore, String otherAfter, boolean same) throws Exception {
        assertEquals(same, secret(before, after).isSameAs(secret(otherBefore, otherAfter)));
    }

    private static Effects secret(String before, String after) throws Exception {
        return of(change(
                "\"update\"",
                "{\"password\":\"" + before + "\"}",
                "{\"password\":\"" + after + "\"}",
                ",\"before_sensitive\":{\"password\":true},\"after_sensitive\":{\"password\":true}"));
    }

    @Test
    void whatStaysAndWhatIsOnlyReadIsNoEffect() throws Exception {
        Effects none = ofPlan(TestPlans.plan(
                TestPlans.resource("test_thing", "a", change("\"no-op\"", "{\"a\":1}", "{\"a\":1}", "")),
                TestPlans.resource("test_thing", "b", change("\"read\"", "null", "{\"a\":1}", ""))));

        assertEquals(0, none.count());
        assertTrue(none.isKnown());
        assertTrue(none.isWithin(of(BASE)));
    }

    @Test
    void aMoveIsAnEffectOfItsOwn() throws Exception {
        Effects moved = ofPlan(
                TestPlans.plan(TestPlans.resource("test_thing", "b", change("\"no-op\"", "{\"a\":1}", "{\"a\":1}", ""))
                        .replace("\"mode\"", "\"previous_address\":\"test_thing.a\",\"mode\"")));

        assertEquals(
                List.of("test_thing.b move"),
                moved.listed().stream()
                        .map(effect -> effect.subject() + " " + effect.action())
                        .toList());
    }

    @Test
    void aPlanThatDoesLessIsWithinOneThatDoesMore() throws Exception {
        String a = TestPlans.resource("test_thing", "a", BASE);
        String b = TestPlans.resource("test_thing", "b", change("\"delete\"", "{\"size\":1}", "null", ""));
        Effects both = ofPlan(TestPlans.plan(b, a));
        Effects one = ofPlan(TestPlans.plan(a));

        assertEquals(both, ofPlan(TestPlans.plan(a, b)));
        assertTrue(one.isWithin(both));
        assertFalse(both.isWithin(one));
        EffectChange more = both.since(one);
        assertEquals(
                List.of("test_thing.b"),
                more.added().stream().map(Effect::subject).toList());
        assertEquals(List.of(), more.changed());
        assertEquals(
                List.of("test_thing.b"),
                one.since(both).removed().stream().map(Effect::subject).toList());
        assertTrue(one.since(one).isNothing());
    }

    @Test
    void outputsAndActionsCount() throws Exception {
        String plan = "{\"format_version\":\"1.2\",\"resource_changes\":[],\"output_changes\":{\"url\":{\"actions\":"
                + "[\"create\"],\"before\":null,\"after\":\"x\"}}}";

        assertEquals(
                List.of("output.url"),
                ofPlan(plan).listed().stream().map(Effect::subject).toList());
        assertNotEquals(ofPlan(plan), ofPlan(plan.replace("\"x\"", "\"y\"")));
    }

    @Test
    void whatNobodyCountedIsEqualToNothing() throws Exception {
        assertFalse(Effects.NONE.isSameAs(Effects.NONE));
        assertFalse(Effects.NONE.isWithin(of(BASE)));
        assertFalse(of(BASE).isWithin(Effects.NONE));
    }

    @Test
    void ofVeryManyOnlyEqualityCanBeTold() throws Exception {
        String[] many = IntStream.range(0, Effects.MAX_LISTED + 1)
                .mapToObj(i -> TestPlans.resource("test_thing", "r" + i, BASE))
                .toArray(String[]::new);
        Effects all = ofPlan(TestPlans.plan(many));
        many[0] = TestPlans.resource("test_thing", "r0", change("\"delete\"", "{\"size\":1}", "null", ""));

        assertEquals(Effects.MAX_LISTED, all.listed().size());
        assertTrue(all.isWithin(all));
        assertFalse(of(BASE.replace("a", "r1")).isWithin(all));
        assertFalse(ofPlan(TestPlans.plan(many)).isSameAs(all));
        assertFalse(all.since(all).isNothing());
    }

    @Test
    void whichSecretItIsSaysNothingButWhetherItStays() throws Exception {
        String marks = ",\"before_sensitive\":{\"p\":true},\"after_sensitive\":{\"p\":true}";
        Effects changed = of(change("\"update\"", "{\"p\":\"hunter1\"}", "{\"p\":\"hunter2\"}", marks));

        assertEquals(changed, of(change("\"update\"", "{\"p\":\"hunter3\"}", "{\"p\":\"hunter4\"}", marks)));
        assertNotEquals(changed, of(change("\"update\"", "{\"p\":\"hunter1\"}", "{\"p\":\"hunter1\"}", marks)));
    }
}
