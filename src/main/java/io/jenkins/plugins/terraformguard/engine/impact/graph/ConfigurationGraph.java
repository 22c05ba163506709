package io.jenkins.plugins.terraformguard.engine.impact.graph;

import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredVariable;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.reference.ExpressionLeaves;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What refers to what in the configuration of a plan, block by block: resources, data sources, variables, outputs,
 * modules and provider configurations. It is filled while the plan is read, in any order, and asked afterwards. What it
 * keeps is bounded: of what goes beyond, blocks stay away and {@link #isComplete} says so.
 */
public final class ConfigurationGraph {
    /** Bytes that a graph takes at most, estimated. */
    public static final long MAX_BYTES = 64L << 20;

    private static final int SIZE = 250;
    private static final int EXPRESSION = 80;
    private static final int REFERENCE = 24;

    private final Room room;
    private final TreeMap<String, Block> blocks = new TreeMap<>();
    private final Map<String, TreeMap<String, Block>> outputs = new HashMap<>();

    public ConfigurationGraph() {
        this(MAX_BYTES);
    }

    /** @param most bytes that it takes at most, estimated */
    public ConfigurationGraph(long most) {
        this.room = new Room(most);
    }

    /** Whether there was room for all of the configuration. */
    public boolean isComplete() {
        return !room.isOver();
    }

    /** The block at an address without keys, or null. */
    public Block block(String address) {
        return blocks.get(address);
    }

    /** All blocks by their addresses. */
    public Collection<Block> blocks() {
        return Collections.unmodifiableCollection(blocks.values());
    }

    /** The outputs of a module by their addresses. */
    public Collection<Block> outputs(String module) {
        return Collections.unmodifiableCollection(
                outputs.getOrDefault(module, new TreeMap<>()).values());
    }

    public void add(ConfiguredResource resource) {
        Block.Kind kind =
                switch (resource.mode()) {
                    case "data" -> Block.Kind.DATA;
                    case "ephemeral" -> Block.Kind.EPHEMERAL;
                    default -> Block.Kind.RESOURCE;
                };
        List<BlockExpression> all = attributes(resource.expressions());
        repetition(resource.count(), resource.forEach(), resource.dependsOn(), all);
        for (ConfiguredResource.Provisioner provisioner : resource.provisioners()) {
            add(BlockExpression.Part.PROVISIONER, "", provisioner.expressions(), all);
        }
        if (!resource.providerKey().isEmpty()) {
            String provider = room.text(Block.provider(resource.providerKey()));
            all.add(new BlockExpression(BlockExpression.Part.PROVIDER, "", false, List.of(provider)));
        }
        put(kind, Block.in(resource.module(), resource.address()), resource.module(), resource.module(), all);
    }

    public void add(ModuleCall call) {
        String module = Block.in(call.module(), "module." + call.name());
        List<BlockExpression> all = new ArrayList<>();
        repetition(call.count(), call.forEach(), call.dependsOn(), all);
        put(Block.Kind.MODULE, module, module, call.module(), all);
        put(Block.Kind.OUTPUTS, module + Block.OUTPUTS, module, module, List.of());
        put(Block.Kind.CONTENT, module + Block.CONTENT, module, module, List.of());
        call.expressions().forEach((name, expression) -> {
            List<BlockExpression> value = new ArrayList<>();
            add(BlockExpression.Part.VALUE, "", expression, value);
            put(Block.Kind.VARIABLE, Block.in(module, "var." + name), module, call.module(), value);
        });
    }

    /** A variable that its module is called with is known from the call. */
    public void add(ConfiguredVariable variable) {
        String address = Block.in(variable.module(), "var." + variable.name());
        if (!blocks.containsKey(address)) {
            put(Block.Kind.VARIABLE, address, variable.module(), variable.module(), List.of());
        }
    }

    public void add(ConfiguredOutput output) {
        List<BlockExpression> all = new ArrayList<>();
        add(BlockExpression.Part.VALUE, "", output.expression(), all);
        dependsOn(output.dependsOn(), all);
        String address = Block.in(output.module(), "output." + output.name());
        Block block = put(Block.Kind.OUTPUT, address, output.module(), output.module(), all);
        if (block != null) {
            outputs.computeIfAbsent(output.module(), module -> new TreeMap<>()).put(address, block);
        }
    }

    public void add(ConfiguredProvider provider) {
        List<BlockExpression> all = attributes(provider.expressions());
        if (all.stream().anyMatch(expression -> !expression.references().isEmpty())) {
            put(Block.Kind.PROVIDER, Block.provider(provider.key()), provider.module(), provider.module(), all);
        }
    }

    private Block put(Block.Kind kind, String address, String module, String scope, List<BlockExpression> all) {
        if (!room.take(SIZE)) {
            return null;
        }
        Block block = new Block(kind, room.text(address), room.text(module), room.text(scope), all);
        blocks.put(block.address(), block);
        return block;
    }

    private List<BlockExpression> attributes(MapValue expressions) {
        List<BlockExpression> all = new ArrayList<>();
        expressions.forEach((name, expression) -> ExpressionLeaves.visit(
                name, expression, (path, leaf) -> add(BlockExpression.Part.ATTRIBUTE, path, leaf, all)));
        return all;
    }

    private void repetition(Value count, Value forEach, List<String> dependsOn, List<BlockExpression> into) {
        if (!count.isNull()) {
            add(BlockExpression.Part.COUNT, "", count, into);
        }
        if (!forEach.isNull()) {
            add(BlockExpression.Part.FOR_EACH, "", forEach, into);
        }
        dependsOn(dependsOn, into);
    }

    private void dependsOn(List<String> references, List<BlockExpression> into) {
        if (!references.isEmpty()) {
            into.add(new BlockExpression(BlockExpression.Part.DEPENDS_ON, "", false, kept(references)));
        }
    }

    private void add(BlockExpression.Part part, String path, Value expression, List<BlockExpression> into) {
        if (room.take(EXPRESSION)) {
            boolean constant = expression instanceof MapValue map && map.has("constant_value");
            into.add(new BlockExpression(part, room.text(path), constant, kept(ExpressionLeaves.longest(expression))));
        }
    }

    private List<String> kept(List<String> references) {
        List<String> kept = new ArrayList<>();
        for (String reference : references) {
            String text = room.text(reference);
            if (!room.take(REFERENCE)) {
                break;
            }
            kept.add(text);
        }
        return kept;
    }
}
