package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.impact.graph.Block;
import io.jenkins.plugins.terraformguard.engine.impact.graph.BlockExpression;
import io.jenkins.plugins.terraformguard.engine.impact.graph.ConfigurationGraph;
import io.jenkins.plugins.terraformguard.engine.impact.graph.Link;
import io.jenkins.plugins.terraformguard.engine.impact.graph.Links;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Follows what an expression refers to, back through variables and outputs to where its value comes from. */
final class SourceTrail {
    private static final int MAX_VALUE = 120;

    private final ConfigurationGraph graph;
    private final ChangeTable table;
    private final MapValue variables;
    private final Links links;

    /** @param variables those of the root module, hidden where they are sensitive */
    SourceTrail(ConfigurationGraph graph, ChangeTable table, MapValue variables) {
        this.graph = graph;
        this.table = table;
        this.variables = variables;
        this.links = new Links(graph);
    }

    /** One change being explained. */
    private record Walk(KeptChange change, CauseList causes, BiConsumer<KeptChange, String> onward) {}

    /**
     * Adds the causes that the expressions of a block lead to.
     *
     * @param onward explains another change, of which a part is referred to
     * @return whether there is any that can have brought a change
     */
    boolean follow(
            KeptChange change,
            Block block,
            List<BlockExpression> expressions,
            CauseList causes,
            BiConsumer<KeptChange, String> onward) {
        return follow(block, expressions, new Walk(change, causes, onward), 0);
    }

    private boolean follow(Block block, List<BlockExpression> expressions, Walk walk, int depth) {
        boolean explains = false;
        for (BlockExpression expression : expressions) {
            for (String reference : expression.references()) {
                if (depth > CauseList.MAX_DEPTH || !walk.causes.hasRoom()) {
                    return true;
                }
                explains |= follow(block, links.follow(block, expression, reference), walk, depth);
            }
        }
        return explains;
    }

    private boolean follow(Block from, Link link, Walk walk, int depth) {
        return switch (link.lost()) {
            case NO -> target(link, walk, depth);
            case EACH -> each(from, walk, depth);
            case LOCAL ->
                lost(
                        from,
                        link,
                        walk,
                        " is a local value, and a plan does not hold those: what is behind it" + " can't be seen.");
            case UNKNOWN -> lost(from, link, walk, " is not in the configuration that the plan holds.");
            case CONTEXT ->
                !link.reference().startsWith("self")
                        && lost(from, link, walk, " is not in the plan: it belongs to where Terraform runs.");
        };
    }

    private static boolean lost(Block from, Link link, Walk walk, String text) {
        String name = LostLinks.name(from.scope(), link);
        if (walk.causes.enter("lost " + name)) {
            walk.causes.add("lost", name, name + text);
        }
        return true;
    }

    private boolean target(Link link, Walk walk, int depth) {
        Block target = link.target();
        return switch (target.kind()) {
            case VARIABLE -> variable(target, walk, depth);
            case OUTPUT -> output(target, walk, depth);
            case OUTPUTS -> {
                boolean explains = false;
                for (Block output : graph.outputs(target.module())) {
                    explains |= output(output, walk, depth);
                }
                yield explains;
            }
            case RESOURCE, DATA, EPHEMERAL -> object(link, walk);
            case PROVIDER, MODULE, CONTENT -> false;
        };
    }

    private boolean variable(Block variable, Walk walk, int depth) {
        String address = variable.address();
        if (!walk.causes.enter(address)) {
            return true;
        }
        String name = address.substring(address.lastIndexOf("var.") + "var.".length());
        if (variable.module().isEmpty()) {
            Value value = variables.get(name);
            String text = value == null
                    ? "The plan gives no value for the variable " + name + "."
                    : "The variable " + name + " is " + ValueText.json(value, MAX_VALUE)
                            + " in this plan; a plan does not say what it was before.";
            walk.causes.add("variable", address, text);
            return true;
        }
        boolean called = !variable.expressions().isEmpty();
        boolean refers = variable.expressions().stream()
                .anyMatch(expression -> !expression.references().isEmpty());
        String how = refers
                ? " is called with " + name + " = " + references(variable) + "."
                : called
                        ? " is called with a plain value for " + name + "."
                        : " is not called with " + name + ", so its default counts.";
        walk.causes.add(refers ? "reference" : "constant", address, variable.module() + how);
        return !refers || follow(variable, variable.expressions(), walk, depth + 1);
    }

    private boolean output(Block output, Walk walk, int depth) {
        if (!walk.causes.enter(output.address())) {
            return true;
        }
        boolean refers = output.expressions().stream()
                .anyMatch(expression -> !expression.references().isEmpty());
        String value = refers ? references(output) : "a plain value";
        walk.causes.add("reference", output.address(), output.address() + " is made from " + value + ".");
        return refers && follow(output, output.expressions(), walk, depth + 1);
    }

    private static String references(Block block) {
        List<String> all = block.expressions().stream()
                .flatMap(expression -> expression.references().stream())
                .limit(4)
                .toList();
        return String.join(", ", all.subList(0, Math.min(3, all.size()))) + (all.size() > 3 ? " and others" : "");
    }

    /** Keys come from what for_each or count of the block itself, or of the call, go over. */
    private boolean each(Block from, Walk walk, int depth) {
        Block owner = from.kind() == Block.Kind.VARIABLE ? graph.block(from.module()) : from;
        if (owner == null || !walk.causes.enter("each " + owner.address())) {
            return false;
        }
        List<BlockExpression> over = owner.expressions().stream()
                .filter(expression -> expression.part() == BlockExpression.Part.FOR_EACH
                        || expression.part() == BlockExpression.Part.COUNT)
                .toList();
        return follow(owner, over, walk, depth + 1);
    }

    private boolean object(Link link, Walk walk) {
        String address = link.target().address();
        BlockChanges changes = table.of(address);
        if (changes == null) {
            return link.target().kind() == Block.Kind.DATA && unplanned(address, walk);
        }
        String attribute = AttributePath.plain(link.attribute());
        KeptChange nearest = changes.changes().stream()
                .filter(change -> change.reaches(attribute))
                .min(Comparator.comparingInt((KeptChange change) -> distance(change, link, walk.change))
                        .thenComparing(KeptChange::label))
                .orElse(null);
        if (nearest == null || nearest.label().equals(walk.change.label())) {
            return false;
        }
        if (walk.causes.enter("target " + nearest.label())) {
            walk.causes.add("resource", nearest.label(), ChangeText.of(nearest, attribute));
            walk.onward.accept(nearest, attribute);
        }
        return true;
    }

    /** 0 for the instance that is named or most likely meant. */
    private static int distance(KeptChange change, Link link, KeptChange from) {
        boolean named = change.key().equals(link.key()) || change.key().equals(from.key());
        return (named ? 0 : 1) + (change.module().equals(from.module()) ? 0 : 2);
    }

    private static boolean unplanned(String address, Walk walk) {
        if (walk.causes.enter("target " + address)) {
            walk.causes.add(
                    "resource",
                    address,
                    address + " was read when the plan was made; a plan does not say what it answered before.");
        }
        return true;
    }
}
