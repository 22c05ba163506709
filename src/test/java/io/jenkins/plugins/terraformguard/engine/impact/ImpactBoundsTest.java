package io.jenkins.plugins.terraformguard.engine.impact;

import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.block;
import static io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans.refers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.relation.OtherPlans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configurations that nobody writes by hand. */
class ImpactBoundsTest {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final String REPLACE =
            "'actions':['delete','create'],'replace_paths':[['v']],'before':{'v':1},'after':{'v':2}";

    private static ImpactGraph graph(OtherPlans plan) throws Exception {
        return ImpactGraphs.of(TestPlans.source(plan.json()));
    }

    @Test
    void thousandsOfBlocksInARowOfWhichEachIsReplaced() {
        int many = 30_000;
        OtherPlans plan = new OtherPlans();
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            plan.change("t.r" + i, REPLACE);
            blocks.add(block("t.r" + i, i == 0 ? "" : refers("v", "t.r" + (i - 1) + ".id", "t.r" + (i - 1))));
        }
        plan.configuration("'resources':[" + String.join(",", blocks) + "]");
        assertTimeout(LONG, () -> {
            ImpactGraph graph = graph(plan);
            BlastRadius blast = graph.blast();
            assertEquals(many, blast.changed());
            assertEquals(many - 1, blast.downstream());
            assertEquals(BlastRadius.MAX_NODES, blast.nodes().size());
            assertEquals(BlastRadius.MAX_NODES - 1, blast.edges().size());
            assertEquals(many - BlastRadius.MAX_NODES, blast.omitted());
            assertEquals(ChangeImpact.MAX_CAUSES, graph.why("t.r29999").size());
            for (int i = 0; i < Impact.MAX_CHANGES; i++) {
                graph.downstream("t.r" + i);
            }
            assertTrue(
                    graph.notes().stream().anyMatch(note -> note.contains("some have more")), graph.notes()::toString);
            assertEquals(many - 1, graph.downstream("t.r0"));
        });
    }

    @Test
    void oneBlockThatAllReferToAndThatRefersToAll() {
        OtherPlans plan = new OtherPlans().change("t.hub", REPLACE);
        List<String> all = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            all.add("t.r" + i);
            blocks.add(block("t.r" + i, refers("v", "var.x", "t.hub.id", "t.hub")));
        }
        blocks.add(block("t.hub", refers("v", all.toArray(String[]::new))));
        plan.configuration("'resources':[" + String.join(",", blocks) + "],'variables':{'x':{}}");
        assertTimeout(LONG, () -> {
            ImpactGraph graph = graph(plan);
            assertEquals(1, graph.blast().changed());
            assertEquals(50_001, graph.blast().downstream());
            assertEquals(50_000, graph.downstream("t.hub"));
            assertEquals(2, graph.why("t.hub").size());
        });
    }

    @Test
    void deepModulesThatPassAValueDownAndUpAgain() throws Exception {
        int depth = 60;
        String module = "{'resources':[" + block("t.in", refers("v", "var.x")) + "],'outputs':{'o':{'expression':"
                + "{'references':['t.in.id']}}},'variables':{'x':{}}}";
        for (int i = 0; i < depth; i++) {
            module = "{'outputs':{'o':{'expression':{'references':['module.m.o','module.m']}}},'variables':{'x':{}},"
                    + "'module_calls':{'m':{'expressions':{" + refers("x", "var.x") + "},'module':" + module + "}}}";
        }
        String prefix = "module.m.".repeat(depth + 1);
        OtherPlans plan = new OtherPlans()
                .change(prefix + "t.in", REPLACE)
                .change("t.end", REPLACE)
                .configuration("'resources':[" + block("t.end", refers("v", "module.m.o", "module.m"))
                        + "],'module_calls':{'m':{'expressions':{" + refers("x", "var.x") + "},'module':" + module
                        + "}},'variables':{'x':{}}");
        ImpactGraph graph = graph(plan);
        assertEquals(List.of(prefix + "t.in -> t.end"), ImpactGraphs.edges(graph.blast()));
        assertEquals(ChangeImpact.MAX_CAUSES, graph.why("t.end").size());
    }

    @Test
    void modulesThatFeedEachOther() throws Exception {
        String module = "{'outputs':{'o':{'expression':{'references':['var.x']}}},'variables':{'x':{}}}";
        OtherPlans plan = new OtherPlans()
                .change("t.a", REPLACE)
                .configuration("'resources':[" + block("t.a", refers("v", "module.one.o")) + "],'module_calls':{"
                        + "'one':{'expressions':{" + refers("x", "module.two.o") + "},'module':" + module + "},"
                        + "'two':{'expressions':{" + refers("x", "module.one.o", "local.seed") + "},'module':" + module
                        + "}}");
        ImpactGraph graph = graph(plan);
        assertEquals(0, graph.blast().downstream());
        assertEquals(List.of("local.seed"), graph.blast().lost());
        assertEquals("lost", graph.why("t.a").get(graph.why("t.a").size() - 1).kind());
    }

    @Test
    void whatThereIsNoRoomForIsSaid() throws Exception {
        OtherPlans plan = new OtherPlans();
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            plan.change("t.r[" + i + "]", REPLACE);
            blocks.add(block("t.s" + i, refers("v", "t.r")));
        }
        plan.configuration("'resources':[" + block("t.r", "") + "," + String.join(",", blocks) + "]");
        ImpactGraph graph = ImpactGraphs.of(TestPlans.source(plan.json()), new ImpactGraphCollector(20_000, 20_000));
        assertEquals(2, graph.notes().size(), graph.notes()::toString);
        assertTrue(graph.notes().get(0).startsWith("The configuration is too large"));
        assertTrue(graph.notes().get(1).startsWith("The plan has too many changes"));
        assertEquals(1, graph.blast().changed());
        assertEquals(200, graph.blast().nodes().get(0).instances());
    }

    @Test
    void referencesThatAreNoneAreLost() throws Exception {
        OtherPlans plan = new OtherPlans()
                .change("t.a", REPLACE)
                .configuration("'resources':["
                        + block("t.a", refers("v", "", "..", "t", "data", "module.", "each", "[0]", "t.b[", "count"))
                        + "]");
        assertEquals(3, graph(plan).blast().lost().size());
        assertTrue(graph(plan).why("t.a").size() > 3);
    }
}
