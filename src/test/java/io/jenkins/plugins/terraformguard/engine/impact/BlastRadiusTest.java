package io.jenkins.plugins.terraformguard.engine.impact;

import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.block;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.refers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlastRadiusTest {
    private static final String REPLACE =
            "'actions':['delete','create'],'before':{'n':'a'},'after':{'n':'a'},'after_unknown':{'id':true}";
    private static final String UPDATE = "'actions':['update'],'before':{'id':'i','n':'a','t':{'x':'1','y':'2'}},"
            + "'after':{'id':'i','n':'b','t':{'x':'1','y':'3'}},'after_unknown':{'u':true}";

    private static BlastRadius blast(OtherPlans plan) throws Exception {
        return graph(plan).blast();
    }

    private static ImpactGraph graph(OtherPlans plan) throws Exception {
        return ImpactGraphs.of(TestPlans.source(plan.json()));
    }

    private static String resources(String... blocks) {
        return "'resources':[" + String.join(",", blocks) + "]";
    }

    @Test
    void anUpdatePassesOnWhatItChanges() throws Exception {
        BlastRadius blast = blast(new OtherPlans()
                .change("t.a", UPDATE)
                .configuration(resources(
                        block("t.a", ""),
                        block("t.id", refers("v", "t.a.id", "t.a")),
                        block("t.name", refers("v", "t.a.n", "t.a")),
                        block("t.part", refers("v", "t.a.t.y", "t.a.t", "t.a")),
                        block("t.other_part", refers("v", "t.a.t[\\\"x\\\"]", "t.a.t", "t.a")),
                        block("t.unknown", refers("v", "t.a.u", "t.a")),
                        block("t.whole", refers("v", "t.a")))));
        assertEquals(
                List.of(
                        "0 t.a resource update x1",
                        "1 t.name resource  x0",
                        "1 t.part resource  x0",
                        "1 t.unknown resource  x0",
                        "1 t.whole resource  x0"),
                ImpactGraphs.nodes(blast));
        assertEquals(1, blast.changed());
        assertEquals(4, blast.downstream());
    }

    @Test
    void whatIsReplacedCreatedOrGonePassesOnEverythingAndWhatStaysNothing() throws Exception {
        OtherPlans plan = new OtherPlans()
                .change("t.a", REPLACE)
                .keep("t.b", "{'n':'b'}")
                .keep("t.c", "{'n':'b'}")
                .create("t.new", "{}", "{'id':true}")
                .configuration(resources(
                        block("t.a", ""),
                        block("t.b", refers("v", "t.a.n", "t.a")),
                        block("t.c", refers("v", "t.b.id", "t.b")),
                        block("t.new", ""),
                        block("data.d.d", refers("v", "t.new.n", "t.new")),
                        block("t.d", refers("v", "data.d.d.x", "data.d.d"))));
        assertEquals(
                List.of("t.a -> t.b", "t.new -> data.d.d", "data.d.d -> t.d").stream()
                        .sorted()
                        .toList(),
                ImpactGraphs.edges(blast(plan)).stream().sorted().toList());
    }

    @Test
    void aPlanThatIsCompleteHasNoInstancesOfWhatItDoesNotName() throws Exception {
        OtherPlans plan = new OtherPlans()
                .change("t.a", REPLACE)
                .configuration(resources(block("t.a", ""), block("t.b", refers("v", "t.a.id", "t.a"))));
        assertEquals(1, blast(plan).downstream());
        assertEquals(0, blast(plan.key("complete", "true")).downstream());
    }

    @Test
    void onlyTheInstanceThatIsNamedCounts() throws Exception {
        BlastRadius blast = blast(new OtherPlans()
                .change("t.a[0]", REPLACE)
                .keep("t.a[1]", "{'n':'b'}")
                .configuration(resources(
                        block("t.a", ""),
                        block("t.first", refers("v", "t.a[0].id", "t.a[0]", "t.a")),
                        block("t.second", refers("v", "t.a[1].id", "t.a[1]", "t.a")),
                        block("t.any", refers("v", "t.a")))));
        assertEquals(
                List.of("0 t.a resource replace x2", "1 t.any resource  x0", "1 t.first resource  x0"),
                ImpactGraphs.nodes(blast));
    }

    @Test
    void waysThroughModulesProvidersOrderAndProvisionersCountAsOneStep() throws Exception {
        String inner = "{'resources':[" + block("t.in", refers("v", "var.x")) + "],'outputs':{'out':{'expression':"
                + "{'references':['t.in.id','t.in']}}},'variables':{'x':{}}}";
        String provider = "'provider_config':{'k8s':{'name':'k8s','expressions':{"
                + refers("host", "t.a.endpoint", "t.a") + "}}}";
        String json = new OtherPlans()
                .change("t.a", REPLACE)
                .change("module.m.t.in", REPLACE)
                .configuration(resources(
                                block("t.a", ""),
                                block("t.after", refers("v", "module.m.out", "module.m")),
                                block("t.order", "", "'depends_on':['module.m']"),
                                block("t.counted", "", "'count_expression':{'references':['t.a.n','t.a']}"),
                                block(
                                        "t.run",
                                        "",
                                        "'provisioners':[{'type':'local-exec','expressions':{"
                                                + refers("command", "t.a.id", "t.a") + "}}]"),
                                block("k.k", "", "'provider_config_key':'k8s'"))
                        + ",'module_calls':{'m':{'expressions':{" + refers("x", "t.a.id", "t.a") + "},'module':" + inner
                        + "}},'outputs':{'o':{'expression':{'references':['module.m']}}}")
                .json()
                .replace("\"configuration\":{", "\"configuration\":{" + provider.replace('\'', '"') + ",");
        BlastRadius blast = ImpactGraphs.of(TestPlans.source(json)).blast();
        assertEquals(
                List.of(
                        "module.m.t.in -> output.o",
                        "module.m.t.in -> t.after",
                        "module.m.t.in -> t.order",
                        "t.a -> k.k",
                        "t.a -> module.m.t.in",
                        "t.a -> t.counted",
                        "t.a -> t.run"),
                ImpactGraphs.edges(blast));
        assertEquals(2, blast.changed());
        assertEquals(6, blast.downstream());
    }

    @Test
    void linksThatThePlanLostAreNamed() throws Exception {
        String inner = "{'resources':[" + block("t.in", refers("v", "var.x", "local.own.id", "local.own")) + "]}";
        ImpactGraph graph = graph(new OtherPlans()
                .change("t.a", REPLACE)
                .change("module.m.t.in", REPLACE)
                .keep("t.aside", "{}")
                .configuration(resources(
                                block("t.a", refers("v", "path.module", "terraform.workspace", "t.gone.id", "t.gone")),
                                block("t.aside", refers("v", "local.cidr")))
                        + ",'module_calls':{'m':{'expressions':{" + refers("x", "local.cidr") + "},'module':" + inner
                        + "}}"));
        assertEquals(
                List.of("local.cidr", "module.m.local.own", "t.gone.id"),
                graph.blast().lost());
        assertEquals(
                List.of("local.cidr ~> module.m.t.in", "module.m.local.own ~> module.m.t.in", "t.gone.id ~> t.a"),
                ImpactGraphs.edges(graph.blast()));
        assertEquals(1, graph.notes().size());
        assertTrue(
                graph.notes().get(0).startsWith("1 more resources refer to local values"),
                graph.notes().get(0));
    }

    @Test
    void ringsOfChangesEndAndHaveABeginning() throws Exception {
        BlastRadius blast = blast(new OtherPlans()
                .change("t.a", REPLACE)
                .change("t.b", REPLACE)
                .change("t.c", REPLACE)
                .configuration(resources(
                        block("t.a", refers("v", "t.c")),
                        block("t.b", refers("v", "t.a")),
                        block("t.c", refers("v", "t.b")))));
        assertEquals(
                List.of("0 t.a resource replace x1", "1 t.b resource replace x1", "2 t.c resource replace x1"),
                ImpactGraphs.nodes(blast));
        assertEquals(3, blast.downstream());
    }

    @Test
    void aDeposedObjectReachesNobody() throws Exception {
        String json = new OtherPlans()
                .change("t.a", REPLACE)
                .configuration(resources(block("t.a", ""), block("t.b", refers("v", "t.a"))))
                .json()
                .replace("\"change\":", "\"deposed\":\"0a\",\"change\":");
        ImpactGraph graph = ImpactGraphs.of(TestPlans.source(json));
        assertEquals(0, graph.blast().changed());
        assertEquals(0, graph.blast().downstream());
        assertEquals(0, graph.downstream("t.a (deposed 0a)"));
    }

    @Test
    void aPlanWithoutConfigurationSaysSo() throws Exception {
        ImpactGraph graph = graph(new OtherPlans().change("t.a", REPLACE));
        assertEquals(1, graph.blast().changed());
        assertEquals(List.of("The plan holds no configuration, so what depends on what can't be told"), graph.notes());
    }
}
