package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.Block;
import io.jenkins.plugins.terraformguard.engine.impact.graph.BlockExpression;
import io.jenkins.plugins.terraformguard.engine.impact.graph.ConfigurationGraph;
import io.jenkins.plugins.terraformguard.engine.impact.graph.Link;
import io.jenkins.plugins.terraformguard.engine.impact.graph.Links;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a block is made from that a plan does not hold, also where only a variable of its module names it. */
final class LostLinks {
    private static final int MAX_STEPS = 2000;
    private static final int MAX_NAMES = 3;
    private static final int MAX_NAME = 200;

    private final ConfigurationGraph graph;
    private final Links links;

    LostLinks(ConfigurationGraph graph) {
        this.graph = graph;
        this.links = new Links(graph);
    }

    /** Names with their modules, a few at most. */
    Set<String> behind(Block start) {
        TreeSet<String> names = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        ArrayDeque<Block> waiting = new ArrayDeque<>();
        Block configured = graph.block(start.address());
        if (configured != null) {
            waiting.add(configured);
        }
        int steps = 0;
        while (!waiting.isEmpty() && names.size() < MAX_NAMES) {
            Block block = waiting.remove();
            for (BlockExpression expression : block.expressions()) {
                for (String reference : expression.references()) {
                    if (++steps > MAX_STEPS) {
                        return names;
                    }
                    Link link = links.follow(block, expression, reference);
                    if (link.hidesSomething() && names.size() < MAX_NAMES) {
                        names.add(name(block.scope(), link));
                    } else if (link.target() != null
                            && !link.target().isObject()
                            && expression.part() != BlockExpression.Part.DEPENDS_ON
                            && seen.add(link.target().address())) {
                        waiting.add(link.target());
                    }
                }
            }
        }
        return names;
    }

    /** What of a reference is lost: of a local value its name, of anything else the whole of it. */
    static String name(String scope, Link link) {
        String reference = link.reference();
        if (link.lost() == Link.Lost.LOCAL) {
            int end = "local.".length();
            while (end < reference.length() && reference.charAt(end) != '.' && reference.charAt(end) != '[') {
                end++;
            }
            reference = reference.substring(0, end);
        }
        return ValueText.cut(Block.in(scope, reference), MAX_NAME);
    }
}
