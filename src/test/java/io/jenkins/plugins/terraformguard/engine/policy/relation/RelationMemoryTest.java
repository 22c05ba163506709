package io.jenkins.plugins.terraformguard.engine.policy.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.EvaluationError;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relation;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other resources take no more memory than they may, and only what is looked at is kept. */
class RelationMemoryTest {
    private static Relations relations(OtherPlans plan, String expression, long bytes) throws Exception {
        Plan opened = TestPlans.open(TestPlans.source(plan.json()));
        RelationNeeds needs = new RelationNeeds();
        needs.add(List.of("x_*"), new ExpressionCompiler().value(expression).relations());
        return RelationIndex.read(opened, needs, bytes).of(null, "P");
    }

    @Test
    void onlyAttributesThatAreLookedAtAreKept() throws Exception {
        OtherPlans plan = new OtherPlans().keep("x_t.a", "{'a':1,'b':2,'c':{'d':3}}");
        Value list = relations(plan, "resources('x_t').exists(r, r.after.a == 1)", RelationIndex.MAX_BYTES)
                .related(Relation.RESOURCES, "x_t");
        MapValue element = (MapValue) ((Value.ListValue) list).elements().get(0);
        assertEquals(List.of("a"), ((MapValue) element.get("after")).keys());
        assertEquals(List.of(), ((MapValue) element.get("before")).keys());
    }

    @Test
    void attributesThatNobodyLooksAtTakeNoRoom() throws Exception {
        OtherPlans plan = new OtherPlans();
        for (int i = 0; i < 200; i++) {
            plan.keep("x_t.a[" + i + "]", "{'a':" + i + ",'big':'" + i + "x".repeat(5000) + "'}");
        }
        long bytes = 400_000;
        String some = "resources('x_t').exists(r, r.after.a == 1)";
        assertEquals(
                200,
                ((Value.ListValue) relations(plan, some, bytes).related(Relation.RESOURCES, "x_t"))
                        .elements()
                        .size());
        Relations all = relations(plan, "resources('x_t').exists(r, r.after == null || r.after == {})", bytes);
        EvaluationError e = assertThrows(EvaluationError.class, () -> all.related(Relation.RESOURCES, "x_t"));
        assertTrue(e.getMessage().contains("MB of memory"), e.getMessage());
    }

    @Test
    void manyResourcesThatAreAlikeFitInLittleRoom() throws Exception {
        OtherPlans plan = new OtherPlans();
        String state = "{'a':'" + "y".repeat(2000) + "','l':[1,2,3]}";
        for (int i = 0; i < 1000; i++) {
            plan.keep("x_t.a[" + i + "]", state);
        }
        Relations relations = relations(plan, "resources('x_t').exists(r, r.after == {})", 3_000_000);
        assertEquals(
                1000,
                ((Value.ListValue) relations.related(Relation.RESOURCES, "x_t"))
                        .elements()
                        .size());
    }

    @Test
    void linksOfManyInstancesThatCanNotBeToldApartAreFoundInTime() throws Exception {
        OtherPlans plan = new OtherPlans();
        int many = 4000;
        for (int i = 0; i < many; i++) {
            plan.create("x_t.a[" + i + "]", "{'name':'same'}", "{'id':true}");
            plan.create("x_u.b[" + i + "]", "{'t':'same'}", "{'v':true}");
        }
        String count = "'count_expression':{'constant_value':4000}";
        plan.configuration("'resources':[" + OtherPlans.block("x_t.a", "", count) + ","
                + OtherPlans.block("x_u.b", OtherPlans.refers("v", "x_t.a"), count) + "]");
        String found = assertTimeout(Duration.ofSeconds(30), () -> plan.related("x_t.a[7]", Relation.REFERRERS, "x_u"));
        assertEquals("...", found);
    }

    @Test
    void aPolicyMayNotLookForEver() throws Exception {
        OtherPlans plan = new OtherPlans();
        for (int i = 0; i < 1000; i++) {
            plan.keep("x_t.a[" + i + "]", "{}");
        }
        Relations relations = relations(plan, "size(resources('x_t')) == 1", RelationIndex.MAX_BYTES);
        EvaluationError e = assertThrows(EvaluationError.class, () -> {
            for (int i = 0; i <= RelationIndex.MAX_GIVEN / 1000; i++) {
                relations.related(Relation.RESOURCES, "x_t");
            }
        });
        assertTrue(e.getMessage().contains("referrers"), e.getMessage());
    }
}
