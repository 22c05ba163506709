package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.reference.ExpressionLeaves;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The blocks of the configuration by their addresses, as far as they say what refers to what. */
final class ConfigurationMap {
    private static final int SIZE = 200;
    /** Of a block with more expressions than that it is not known what it refers to. */
    private static final int MAX_LEAVES = 500;

    private final Room room;
    private final RelationNeeds needs;
    private final Map<String, Configured> resources = new HashMap<>();
    private final Map<String, Call> calls = new HashMap<>();
    /** By the address of the module; what each output refers to by its name. */
    private final Map<String, Map<String, List<String>>> outputs = new HashMap<>();

    ConfigurationMap(Room room, RelationNeeds needs) {
        this.room = room;
        this.needs = needs;
    }

    void add(ConfiguredResource resource) {
        boolean data = resource.mode().equals("data");
        RelationNeeds.Role role = needs.of(resource.type());
        if (!data && !role.refers() && !role.target()) {
            return;
        }
        // What a target refers to is of no interest, but whether it has instances is.
        boolean refers = data || role.refers();
        Configured block =
                block(resource.count(), resource.forEach(), refers ? resource.expressions() : MapValue.EMPTY);
        if (block.leaves().size() <= MAX_LEAVES) {
            resources.put(room.text(in(resource.module(), resource.address())), block);
        }
    }

    void add(ModuleCall call) {
        Map<String, List<String>> arguments = new HashMap<>();
        call.expressions().forEach((name, expression) -> {
            if (room.take(SIZE)) {
                arguments.put(room.text(name), references(expression));
            }
        });
        calls.put(
                room.text(in(call.module(), "module." + call.name())),
                new Call(isExpanded(call.count(), call.forEach()), references(call.forEach()), arguments));
    }

    void add(ConfiguredOutput output) {
        room.take(SIZE);
        outputs.computeIfAbsent(output.module(), module -> new TreeMap<>())
                .put(room.text(output.name()), references(output.expression()));
    }

    /** The resource at an address without keys, or null. */
    Configured resource(String address) {
        return resources.get(address);
    }

    /** The call of a module by the address of the module, or null. */
    Call call(String address) {
        return calls.get(address);
    }

    /** The outputs of a module. */
    Map<String, List<String>> outputs(String module) {
        return outputs.getOrDefault(module, Map.of());
    }

    /**
     * A call of a module.
     *
     * @param expanded whether it has count or for_each
     * @param forEach what for_each refers to
     * @param arguments what each argument refers to
     */
    record Call(boolean expanded, List<String> forEach, Map<String, List<String>> arguments) {}

    private static boolean isExpanded(Value count, Value forEach) {
        return !count.isNull() || !forEach.isNull();
    }

    static String in(String module, String address) {
        return module.isEmpty() ? address : module + "." + address;
    }

    private Configured block(Value count, Value forEach, MapValue expressions) {
        List<Configured.Leaf> leaves = new ArrayList<>();
        Set<String> attributes = new TreeSet<>();
        expressions.forEach((name, expression) -> {
            if (!Identity.isRemark(name) && !room.isOver()) {
                attributes.add(room.text(name));
                ExpressionLeaves.visit(name, expression, (path, leaf) -> {
                    List<String> references = references(leaf);
                    if (!references.isEmpty() && room.take(SIZE)) {
                        leaves.add(new Configured.Leaf(room.text(path), references));
                    }
                });
            }
        });
        room.take(SIZE + 64L * attributes.size());
        return new Configured(isExpanded(count, forEach), references(forEach), leaves, attributes);
    }

    private List<String> references(Value expression) {
        List<String> longest = new ArrayList<>();
        for (String reference : ExpressionLeaves.longest(expression)) {
            if (!room.isOver()) {
                longest.add(room.text(reference));
                room.take(8);
            }
        }
        return List.copyOf(longest);
    }
}
