package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of resources that stay as they are, which are built when somebody looks. */
class UnchangedStateTest {
    private static final String STATE = "{\"a\":1,\"b\":[\"x\",{\"c\":null}]}";
    private static final String SECRET = "hQ7!vx-93kLpW";

    private static String noOp(String before, String after, String more) {
        return TestPlans.plan(TestPlans.resource(
                "t", "n", "\"actions\":[\"no-op\"],\"before\":" + before + ",\"after\":" + after + more));
    }

    private static ResourceChange only(String plan) throws Exception {
        return TestPlans.read(TestPlans.source(plan)).changes().get(0);
    }

    @Test
    void areTheSameValueOnBothSides() throws Exception {
        ResourceChange change = only(noOp(STATE, STATE, ""));
        assertEquals(
                "{a=Int[value=1], b=ListValue[elements=[Text[value=x], {c=Null[]}]]}",
                change.before().toString());
        assertSame(change.before(), change.after());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"actions\":[\"no-op\"],\"before\":" + STATE + ",\"after\":{\"b\":[\"x\",{\"c\":null}],\"a\":1}",
                "\"actions\":[\"no-op\"],\"after\":" + STATE + ",\"before\":" + STATE,
                "\"before\":" + STATE + ",\"after\":" + STATE + ",\"actions\":[\"no-op\"]",
                "\"actions\":[\"no-op\"],\"before\":" + STATE + ",\"after\":" + STATE
                        + ",\"after_unknown\":{\"a\":false}",
            })
    void areTheSameHoweverTheyAreWritten(String change) throws Exception {
        assertEquals(only(noOp(STATE, STATE, "")), only(TestPlans.plan(TestPlans.resource("t", "n", change))));
    }

    @Test
    void mayDifferInSpiteOfTheAction() throws Exception {
        ResourceChange change = only(noOp("{\"a\":1}", "{\"a\":2}", ""));
        assertEquals("{a=Int[value=1]}", change.before().toString());
        assertEquals("{a=Int[value=2]}", change.after().toString());
    }

    @Test
    void mayHaveOneSideOnly() throws Exception {
        ResourceChange change =
                only(TestPlans.plan(TestPlans.resource("t", "n", "\"actions\":[\"no-op\"],\"before\":{\"a\":1}")));
        assertEquals("{a=Int[value=1]}", change.before().toString());
        assertTrue(change.after().isNull());
    }

    @Test
    void haveNoSecretsMarkedAnywhere() throws Exception {
        String state = "{\"password\":\"" + SECRET + "\",\"copy\":\"see " + SECRET + "\",\"other\":\"x\"}";
        String marks = ",\"before_sensitive\":{\"password\":true},\"after_sensitive\":{\"password\":true}";
        String marked = TestPlans.resource(
                "t", "m", "\"actions\":[\"no-op\"],\"before\":" + state + ",\"after\":" + state + marks);
        String unmarked =
                TestPlans.resource("t", "u", "\"actions\":[\"no-op\"],\"before\":" + state + ",\"after\":" + state);
        List<ResourceChange> changes = TestPlans.read(TestPlans.source(TestPlans.plan(unmarked, marked)))
                .changes();
        for (ResourceChange change : changes) {
            assertTrue(!change.toString().contains(SECRET), change::toString);
            assertTrue(change.after().toString().contains("x"), change::toString);
        }
    }

    @Test
    void areAnErrorWithItsPlaceWhereTheyCantBeBuilt() throws Exception {
        String plan = noOp("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "");
        PlanException e = assertThrows(
                PlanException.class,
                () -> TestPlans.open(TestPlans.source(plan)).stream(
                        change -> change.after().isNull()));
        assertTrue(e.getMessage().contains("same key twice"), e.getMessage());
        assertEquals(1, e.line());
        assertTrue(e.column() > plan.indexOf("\"a\":1"), () -> "column " + e.column());
    }

    @Test
    void areCountedAsHiddenOnlyWhereSomebodyLooks() throws Exception {
        String plan = noOp("{\"password\":\"" + SECRET + "\"}", "{\"password\":\"" + SECRET + "\"}", "");
        Plan.Reading looking = TestPlans.open(TestPlans.source(plan)).stream(
                change -> change.after().isNull());
        assertEquals(1, looking.redactions().get(Redactions.NAME));
        assertTrue(TestPlans.open(TestPlans.source(plan)).stream(change -> {})
                .redactions()
                .isEmpty());
    }
}
