package io.jenkins.plugins.terraformguard.engine.policy.relation;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERENCES;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERRERS;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.block;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.refers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which instances of count and for_each refer to which. */
class InstanceLinksTest {
    private static final String FOR_EACH = "'for_each_expression':{'references':['local.names']}";
    private static final String COUNT = "'count_expression':{'constant_value':2}";
    private static final String NEW = "{'id':true}";
    private static final String UNKNOWN = "{'id':true,'b':true}";

    private static OtherPlans named(String expressions, String forEach) {
        return new OtherPlans()
                .create("x_bucket.a['k']", "{}", NEW)
                .create("x_bucket.a['l']", "{}", NEW)
                .create("x_block.p['k']", "{}", UNKNOWN)
                .create("x_block.p['l']", "{}", UNKNOWN)
                .configuration("'resources':[" + block("x_bucket.a", "", FOR_EACH) + ","
                        + block("x_block.p", expressions, forEach) + "]");
    }

    private static OtherPlans numbered(int blocks, String expressions) {
        OtherPlans plan = new OtherPlans().create("x_bucket.a[0]", "{}", NEW).create("x_bucket.a[1]", "{}", NEW);
        for (int i = 0; i < blocks; i++) {
            plan.create("x_block.p[" + i + "]", "{}", UNKNOWN);
        }
        return plan.configuration(
                "'resources':[" + block("x_bucket.a", "", COUNT) + "," + block("x_block.p", expressions, COUNT) + "]");
    }

    private static void assertSameKeys(OtherPlans plan) throws Exception {
        assertEquals("x_block.p['k']", plan.related("x_bucket.a['k']", REFERRERS, "x_block"));
        assertEquals("x_bucket.a['l']", plan.related("x_block.p['l']", REFERENCES, "x_bucket"));
    }

    @Test
    void theSameKey() throws Exception {
        assertSameKeys(named(refers("b", "x_bucket.a", "each.key"), FOR_EACH));
    }

    @Test
    void forEachOverTheResourceItself() throws Exception {
        assertSameKeys(named(
                refers("b", "each.value.id", "each.value"), "'for_each_expression':{'references':['x_bucket.a']}"));
        assertSameKeys(named(refers("b", "each.key"), "'for_each_expression':{'references':['x_bucket.a']}"));
    }

    @Test
    void valuesOfForEachAreLostInLocals() throws Exception {
        OtherPlans plan = named(refers("b", "each.value.id", "each.value"), FOR_EACH);
        assertEquals("...", plan.related("x_bucket.a['k']", REFERRERS, "x_block"));
    }

    @Test
    void aKeyThatTheOtherDoesNotHave() throws Exception {
        OtherPlans plan =
                named(refers("b", "x_bucket.a", "each.key"), FOR_EACH).create("x_block.p['z']", "{}", UNKNOWN);
        assertEquals("...", plan.related("x_block.p['z']", REFERENCES, "x_bucket"));
        assertEquals("x_block.p['k'] ...", plan.related("x_bucket.a['k']", REFERRERS, "x_block"));
    }

    @Test
    void theSameNumberWhereThereAreAsMany() throws Exception {
        String refers = refers("b", "x_bucket.a", "count.index");
        assertEquals("x_block.p[1]", numbered(2, refers).related("x_bucket.a[1]", REFERRERS, "x_block"));
        assertEquals("...", numbered(1, refers).related("x_bucket.a[1]", REFERRERS, "x_block"));
    }

    @Test
    void theNumberThatIsNamed() throws Exception {
        OtherPlans plan = numbered(2, refers("b", "x_bucket.a[1].id", "x_bucket.a[1]", "x_bucket.a"));
        assertEquals("x_block.p[0] x_block.p[1]", plan.related("x_bucket.a[1]", REFERRERS, "x_block"));
        assertEquals("", plan.related("x_bucket.a[0]", REFERRERS, "x_block"));
    }

    @Test
    void theKeyThatIsNamed() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("x_bucket.a['k.1]']", "{}", NEW)
                .create("x_bucket.a['l']", "{}", NEW)
                .create("x_block.p", "{}", UNKNOWN)
                .configuration("'resources':[" + block("x_bucket.a", "", FOR_EACH) + ","
                        + block("x_block.p", "'b':{'references':['x_bucket.a[\\'k.1]\\'].id']}") + "]");
        assertEquals("x_block.p", plan.related("x_bucket.a['k.1]']", REFERRERS, "x_block"));
        assertEquals("", plan.related("x_bucket.a['l']", REFERRERS, "x_block"));
    }

    @Test
    void splatsCanNotBeToldUnlessThereIsOnlyOne() throws Exception {
        OtherPlans two = numbered(1, refers("b", "x_bucket.a"));
        assertEquals("...", two.related("x_bucket.a[0]", REFERRERS, "x_block"));
        OtherPlans one = new OtherPlans()
                .create("x_bucket.a[0]", "{}", NEW)
                .create("x_block.p[0]", "{}", UNKNOWN)
                .configuration("'resources':[" + block("x_bucket.a", "", COUNT) + ","
                        + block("x_block.p", refers("b", "x_bucket.a"), COUNT) + "]");
        assertEquals("x_block.p[0]", one.related("x_bucket.a[0]", REFERRERS, "x_block"));
    }

    @Test
    void equalValuesDecideWhichInstance() throws Exception {
        OtherPlans plan = new OtherPlans()
                .keep("x_bucket.a[0]", "{'id':'bkt-0a1b2c3d4e5f'}")
                .keep("x_bucket.a[1]", "{'id':'bkt-0a1b2c3d4e60'}")
                .keep("x_block.p", "{'b':'bkt-0a1b2c3d4e60'}")
                .configuration("'resources':[" + block("x_bucket.a", "", COUNT) + ","
                        + block("x_block.p", refers("b", "x_bucket.a")) + "]");
        assertEquals("x_block.p", plan.related("x_bucket.a[1]", REFERRERS, "x_block"));
        assertEquals("", plan.related("x_bucket.a[0]", REFERRERS, "x_block"));
    }
}
