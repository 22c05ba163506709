package io.jenkins.plugins.terraformguard.engine.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.source.SourceNode.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The places of a block as a list, and back. */
class SourceNodesTest {
    private static final SourcePosition AT = new SourcePosition("main.tf", 1, 1);

    private static SourceNode node(int depth, Step step, String name) {
        return new SourceNode(depth, step, name, AT, false);
    }

    private static void refused(SourceNode... nodes) {
        assertThrows(IllegalArgumentException.class, () -> SourceAttributes.of(List.of(nodes)));
    }

    @Test
    void whatIsKeptIsWhatWasThere() {
        for (long seed = 1; seed <= 200; seed++) {
            for (SourceBlock block : RandomSources.index(seed).blocks(List.of())) {
                List<SourceNode> nodes = block.attributes().nodes();
                SourceAttributes again = SourceAttributes.of(nodes);
                assertEquals(nodes, again.nodes());
                assertEquals(
                        new ArrayList<>(Paths.all(block.attributes()).entrySet()),
                        new ArrayList<>(Paths.all(again).entrySet()));
            }
        }
    }

    @Test
    void anUncountableListStaysSo() {
        SourceBlock block = RandomSources.index(1)
                .block(List.of(), "resource", List.of("a", "odd"))
                .orElseThrow();
        assertTrue(block.attributes().nodes().stream().anyMatch(SourceNode::uncountable));
    }

    @Test
    void otherListsAreRefused() {
        refused();
        refused(node(0, Step.MEMBER, "a"));
        refused(node(1, Step.ROOT, ""));
        refused(node(0, Step.ROOT, ""), node(0, Step.MEMBER, "a"));
        refused(node(0, Step.ROOT, ""), node(2, Step.MEMBER, "a"));
        refused(node(0, Step.ROOT, ""), node(1, Step.ROOT, ""));
        refused(node(0, Step.ROOT, ""), node(1, Step.MEMBER, "a"), node(3, Step.ELEMENT, ""));
    }

    @Test
    void aDeepTreeTakesNoStack() {
        List<SourceNode> nodes = new ArrayList<>(List.of(node(0, Step.ROOT, "")));
        for (int depth = 1; depth < 100_000; depth++) {
            nodes.add(node(depth, Step.ELEMENT, ""));
        }
        assertEquals(nodes, SourceAttributes.of(nodes).nodes());
    }
}
