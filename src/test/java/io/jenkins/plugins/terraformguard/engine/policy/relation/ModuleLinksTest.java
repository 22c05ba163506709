package io.jenkins.plugins.terraformguard.engine.policy.relation;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERENCES;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Relation.REFERRERS;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.block;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.refers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Links that lead through modules. */
class ModuleLinksTest {
    private static final String NEW = "{'id':true}";
    private static final String UNKNOWN = "{'id':true,'b':true}";
    private static final String FOR_EACH = "'for_each_expression':{'references':['local.names']}";

    private static String call(String name, String arguments, String module, String... rest) {
        return "'" + name + "':{'source':'./" + name + "','expressions':{" + arguments + "},'module':{" + module + "}"
                + (rest.length == 0 ? "" : "," + String.join(",", rest)) + "}";
    }

    private static String calls(String... calls) {
        return "'module_calls':{" + String.join(",", calls) + "}";
    }

    private static String resources(String... blocks) {
        return "'resources':[" + String.join(",", blocks) + "]";
    }

    private static String output(String name, String... references) {
        return "'outputs':{'" + name + "':{'expression':{'references':['" + String.join("','", references) + "']}}}";
    }

    @Test
    void anOutputThroughTwoLevels() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("module.o.module.i.x_bucket.a", "{}", NEW)
                .create("x_block.p", "{}", UNKNOWN)
                .configuration(resources(block("x_block.p", refers("b", "module.o.outer", "module.o"))) + ","
                        + calls(call(
                                "o",
                                "",
                                output("outer", "module.i.inner", "module.i") + ","
                                        + calls(call(
                                                "i",
                                                "",
                                                output("inner", "x_bucket.a.id", "x_bucket.a") + ","
                                                        + resources(block("x_bucket.a", "")))))));
        assertEquals("x_block.p", plan.related("module.o.module.i.x_bucket.a", REFERRERS, "x_block"));
        assertEquals("module.o.module.i.x_bucket.a", plan.related("x_block.p", REFERENCES, "x_bucket"));
    }

    @Test
    void aVariableThroughTwoLevels() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("x_bucket.a", "{}", NEW)
                .create("x_bucket.b", "{}", NEW)
                .create("module.o.module.i.x_block.p", "{}", UNKNOWN)
                .configuration(resources(block("x_bucket.a", ""), block("x_bucket.b", "")) + ","
                        + calls(call(
                                "o",
                                refers("outer", "x_bucket.a.id", "x_bucket.a"),
                                calls(call(
                                        "i",
                                        refers("inner", "var.outer"),
                                        resources(block("x_block.p", refers("b", "var.inner"))))))));
        assertEquals("module.o.module.i.x_block.p", plan.related("x_bucket.a", REFERRERS, "x_block"));
        assertEquals("", plan.related("x_bucket.b", REFERRERS, "x_block"));
    }

    @Test
    void instancesOfAModuleKeepToThemselves() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("module.m['k'].x_bucket.a", "{}", NEW)
                .create("module.m['k'].x_block.p", "{}", UNKNOWN)
                .create("module.m['l'].x_bucket.a", "{}", NEW)
                .create("module.m['l'].x_block.p", "{}", UNKNOWN)
                .configuration(calls(call(
                        "m",
                        "",
                        resources(block("x_bucket.a", ""), block("x_block.p", refers("b", "x_bucket.a.id"))),
                        FOR_EACH)));
        assertEquals("module.m['k'].x_block.p", plan.related("module.m['k'].x_bucket.a", REFERRERS, "x_block"));
    }

    @Test
    void aModuleForEachResource() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("x_bucket.a['k']", "{}", NEW)
                .create("x_bucket.a['l']", "{}", NEW)
                .create("module.m['k'].x_block.p", "{}", UNKNOWN)
                .create("module.m['l'].x_block.p", "{}", UNKNOWN)
                .configuration(resources(block("x_bucket.a", "", FOR_EACH)) + ","
                        + calls(call(
                                "m",
                                refers("bucket", "x_bucket.a", "each.key"),
                                resources(block("x_block.p", refers("b", "var.bucket"))),
                                FOR_EACH)));
        assertEquals("module.m['l'].x_block.p", plan.related("x_bucket.a['l']", REFERRERS, "x_block"));
    }

    @Test
    void theInstanceOfAModuleThatIsNamedOrMeant() throws Exception {
        String module = output("bucket", "x_bucket.a.id", "x_bucket.a") + "," + resources(block("x_bucket.a", ""));
        OtherPlans plan = new OtherPlans()
                .create("module.m['k'].x_bucket.a", "{}", NEW)
                .create("module.m['l'].x_bucket.a", "{}", NEW)
                .create("x_block.named", "{}", UNKNOWN)
                .create("x_block.each['k']", "{}", UNKNOWN)
                .create("x_block.each['l']", "{}", UNKNOWN)
                .create("x_lost.any", "{}", UNKNOWN)
                .configuration(resources(
                                block("x_block.named", "'b':{'references':['module.m[\\'k\\'].bucket']}"),
                                block("x_block.each", refers("b", "module.m", "each.key"), FOR_EACH),
                                block("x_lost.any", refers("b", "module.m", "local.key")))
                        + "," + calls(call("m", "", module, FOR_EACH)));
        assertEquals("x_block.each['k'] x_block.named", plan.related("module.m['k'].x_bucket.a", REFERRERS, "x_block"));
        assertEquals("x_block.each['l']", plan.related("module.m['l'].x_bucket.a", REFERRERS, "x_block"));
        assertEquals("...", plan.related("module.m['l'].x_bucket.a", REFERRERS, "x_lost"));
    }

    @Test
    void fromModuleToModule() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("module.storage.x_bucket.a[0]", "{}", NEW)
                .create("module.guard.x_block.p[0]", "{}", UNKNOWN)
                .configuration(calls(
                        call(
                                "storage",
                                "",
                                output("id", "x_bucket.a[0].id", "x_bucket.a[0]", "x_bucket.a") + ","
                                        + resources(
                                                block("x_bucket.a", "", "'count_expression':{'constant_value':1}"))),
                        call(
                                "guard",
                                refers("bucket", "module.storage.id", "module.storage"),
                                resources(block(
                                        "x_block.p",
                                        refers("b", "var.bucket"),
                                        "'count_expression':{'constant_value':1}")))));
        assertEquals("module.guard.x_block.p[0]", plan.related("module.storage.x_bucket.a[0]", REFERRERS, "x_block"));
    }

    @Test
    void waysThatLeadBackToThemselvesAreLost() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("x_bucket.a", "{}", NEW)
                .create("x_block.p", "{}", UNKNOWN)
                .configuration(resources(block("x_bucket.a", ""), block("x_block.p", refers("b", "module.m.o"))) + ","
                        + calls(call("m", refers("v", "module.m.o", "module.m"), output("o", "var.v"))));
        assertEquals("...", plan.related("x_bucket.a", REFERRERS, "x_block"));
    }

    @Test
    void whatTheConfigurationDoesNotHaveIsLost() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("x_bucket.a", "{}", NEW)
                .create("x_block.p", "{}", UNKNOWN)
                .configuration(resources(block("x_bucket.a", ""), block("x_block.p", refers("b", "module.gone.o"))));
        assertEquals("...", plan.related("x_bucket.a", REFERRERS, "x_block"));
    }

    @Test
    void aChainThatIsLongerThanAnybodyWrites() throws Exception {
        StringBuilder modules = new StringBuilder();
        StringBuilder ends = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            modules.append(
                    "'module_calls':{'m':{'module':{'outputs':{'o':{'expression':{'references':['module.m.o']}}},");
            ends.append("}}}");
        }
        OtherPlans plan = new OtherPlans()
                .create("x_bucket.a", "{}", NEW)
                .create("x_block.p", "{}", UNKNOWN)
                .configuration(resources(block("x_bucket.a", ""), block("x_block.p", refers("b", "module.m.o"))) + ","
                        + modules + "'resources':[]" + ends);
        assertEquals("...", plan.related("x_bucket.a", REFERRERS, "x_block"));
    }
}
