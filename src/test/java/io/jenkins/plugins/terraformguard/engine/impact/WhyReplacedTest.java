package io.jenkins.plugins.terraformguard.engine.impact;

import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.block;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.refers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhyReplacedTest {
    private static String replace(String paths, String before, String after) {
        return "'actions':['delete','create'],'replace_paths':" + paths + ",'before':" + before + ",'after':" + after
                + ",'after_unknown':{'id':true}";
    }

    private static String resources(String... blocks) {
        return "'resources':[" + String.join(",", blocks) + "]";
    }

    private static List<String> why(OtherPlans plan, String label) throws Exception {
        return ImpactGraphs.why(ImpactGraphs.of(TestPlans.source(plan.json())), label);
    }

    @Test
    void aPathInANestedBlockLeadsToTheExpressionThere() throws Exception {
        String nested = "'disk':[{" + refers("size", "var.size") + "},{" + refers("size", "local.large") + "}]";
        assertEquals(
                List.of(
                        "attribute disk[0].size: disk[0].size forces it, for it changes from 1 to 2.",
                        "variable var.size: The variable size is 2 in this plan; a plan does not say what it was before.",
                        "lost local.large: local.large is a local value, and a plan does not hold those: what is behind it"
                                + " can't be seen."),
                why(
                        new OtherPlans()
                                .change(
                                        "t.a",
                                        replace(
                                                "[['disk',0,'size']]",
                                                "{'disk':[{'size':1},{'size':3}]}",
                                                "{'disk':[{'size':2},{'size':3}]}"))
                                .key("variables", "{'size':{'value':2}}")
                                .configuration(resources(block("t.a", nested)) + ",'variables':{'size':{}}"),
                        "t.a"));
    }

    @Test
    void constantsAndWhatTheConfigurationDoesNotSetSaySo() throws Exception {
        OtherPlans plan = new OtherPlans()
                .change("t.a", replace("[['v'],['w'],['x']]", "{'v':'a'}", "{'v':'b','w':'c'}"))
                .configuration(resources(block("t.a", "'v':{'constant_value':'b'},'x':{}")));
        assertEquals(
                List.of(
                        "attribute v: v forces it, for it changes from \"a\" to \"b\".",
                        "constant v: The configuration sets it to a plain value, so either that was edited or the object was"
                                + " changed outside Terraform.",
                        "attribute w: w forces it, for it changes from null to \"c\".",
                        "lost w: The configuration in the plan does not set w: it stands in a dynamic block, which a plan"
                                + " does not hold, or the provider sets it.",
                        "attribute x: x forces it, for it changes from null to null.",
                        "constant x: The configuration sets it to an expression that refers to nothing else, so either that"
                                + " was edited or the object was changed outside Terraform."),
                why(plan, "t.a"));
    }

    @Test
    void aReferenceToWhatDoesNotChangeExplainsNothing() throws Exception {
        OtherPlans plan = new OtherPlans()
                .change("t.a", replace("[['v']]", "{'v':'a'}", "{'v':'b'}"))
                .keep("t.b", "{'n':'b'}")
                .configuration(resources(block("t.a", refers("v", "t.b.n", "t.b")), block("t.b", "")));
        assertEquals(
                List.of(
                        "attribute v: v forces it, for it changes from \"a\" to \"b\".",
                        "lost v: Nothing that it refers to changes in this plan: either the configuration was edited or the"
                                + " object was changed outside Terraform."),
                why(plan, "t.a"));
    }

    @Test
    void modulesDefaultsAndKeysAreFollowed() throws Exception {
        String inner = "{'resources':["
                + block(
                        "t.in",
                        refers("v", "var.x", "each.value.y", "each.value"),
                        "'for_each_expression':" + "{'references':['var.all']}")
                + "],'variables':{'x':{},'all':{},'unset':{}}}";
        OtherPlans plan = new OtherPlans()
                .change("module.m['k'].t.in['e']", replace("[['v']]", "{'v':'a'}", "{'v':'b'}"))
                .key("variables", "{'top':{'value':'secret-top-value'},'keys':{'value':['k']}}")
                .configuration("'module_calls':{'m':{'for_each_expression':{'references':['var.keys']},'expressions':{"
                        + "'x':{'constant_value':1}," + refers("all", "each.key", "var.top") + "},'module':" + inner
                        + "}},'variables':{'top':{'sensitive':true},'keys':{}}");
        List<String> why = why(plan, "module.m[\"k\"].t.in[\"e\"]");
        assertEquals(
                List.of(
                        "attribute v",
                        "reference module.m.var.all",
                        "variable var.keys",
                        "variable var.top",
                        "constant module.m.var.x"),
                why.stream().map(line -> line.substring(0, line.indexOf(':'))).toList());
        assertTrue(why.get(3).contains("The variable top is (sensitive value) in this plan"), why.get(3));
        assertFalse(String.join("", why).contains("secret-top-value"));
    }

    @Test
    void hiddenValuesStayHidden() throws Exception {
        String change = replace("[['password']]", "{'password':'before-pw-1'}", "{'password':'after-pw-2'}")
                + ",'before_sensitive':{'password':true},'after_sensitive':{'password':true}";
        List<String> why = why(new OtherPlans().change("t.a", change), "t.a");
        assertEquals(
                List.of("attribute password: password forces it, for it changes from (sensitive value) to"
                        + " (sensitive value)."),
                why);
    }

    @Test
    void ringsEndAndLongChainsAreCut() throws Exception {
        OtherPlans ring = new OtherPlans()
                .change("t.a", replace("[['v']]", "{'v':'a'}", "{'v':'b'}"))
                .change("t.b", replace("[['v']]", "{'v':'a'}", "{'v':'b'}"))
                .configuration(resources(block("t.a", refers("v", "t.b.v")), block("t.b", refers("v", "t.a.v"))));
        assertEquals(4, why(ring, "t.a").size());
        OtherPlans chain = new OtherPlans();
        StringBuilder blocks = new StringBuilder(block("t.r0", ""));
        for (int i = 0; i < 100; i++) {
            chain.change("t.r" + i, replace("[['v']]", "{'v':'a'}", "{'v':'b'}"));
            if (i > 0) {
                blocks.append(',').append(block("t.r" + i, refers("v", "t.r" + (i - 1) + ".v")));
            }
        }
        chain.configuration("'resources':[" + blocks + "]");
        assertEquals(ChangeImpact.MAX_CAUSES, why(chain, "t.r99").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace_by_request", "delete_because_enabled_false", "read_because_check_nested"})
    void knownReasonsAreInPlainWords(String reason) {
        assertFalse(ReasonText.of(reason).contains(reason));
    }

    @Test
    void anUnknownReasonIsShownAsItIs() {
        assertEquals(
                "The plan's reason is 'replace_for?_fun', which this version does not know.",
                ReasonText.of("replace_for\n_fun"));
    }

    @Test
    void aCreationNeedsNoReasonAndAnUpdateHasOneWhereSomethingUpstreamChanges() throws Exception {
        OtherPlans plan = new OtherPlans()
                .create("t.new", "{}", "{'id':true}")
                .change(
                        "t.a",
                        "'actions':['update'],'before':{'v':'a','w':1},'after':{'w':1},'after_unknown':{'v':true}")
                .configuration(resources(block("t.new", ""), block("t.a", refers("v", "t.new.id", "t.new"))));
        assertEquals(List.of(), why(plan, "t.new"));
        assertEquals(
                List.of(
                        "attribute v: v changes from \"a\" to (known after apply).",
                        "resource t.new: t.new is created, and its id comes anew."),
                why(plan, "t.a"));
    }
}
