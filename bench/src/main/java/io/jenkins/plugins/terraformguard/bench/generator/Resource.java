package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * One resource of a plan. Its values are made anew from the seed wherever they are written, so that they are the same
 * in every part of the plan without being kept.
 *
 * @param module address of its module, empty in the root module
 * @param address the full address, by which changes are sorted
 */
record Resource(String module, Block block, Object index, String address, Action action, long seed) {
    private static final int DRIFTED_OF_HUNDRED = 2;

    static Resource of(String module, Block block, Object index, Entropy random) {
        String address = (module.isEmpty() ? "" : module + ".") + block.kind().address(block.name()) + suffix(index);
        Action action = block.kind().data() ? Action.READ : Action.draw(random);
        return new Resource(module, block, index, address, action, random.seed());
    }

    /** An index as it stands in an address. */
    static String suffix(Object index) {
        if (index == null) {
            return "";
        }
        return index instanceof String key ? "[\"" + key.replace("\"", "\\\"") + "\"]" : "[" + index + "]";
    }

    ResourceKind kind() {
        return block.kind();
    }

    boolean isDrifted() {
        return action == Action.NO_OP && Math.floorMod(seed, 70) < DRIFTED_OF_HUNDRED;
    }

    /** The state before; of a resource that is yet to be made, what it will be. */
    Map<String, Object> before() {
        return kind().values().apply(new Entropy(seed));
    }

    /** The planned state, without what is not known yet. */
    Map<String, Object> after() {
        Map<String, Object> values = before();
        if (action == Action.UPDATE) {
            change(values, kind().changing());
        } else if (action == Action.REPLACE) {
            change(values, kind().forcesNew());
        }
        unknown().forEach(values::remove);
        return values;
    }

    /** The state before something changed the resource outside Terraform. */
    Map<String, Object> beforeDrift() {
        Map<String, Object> values = before();
        change(values, kind().changing());
        return values;
    }

    /** Names of the attributes that are known only after apply. */
    Iterable<String> unknown() {
        return switch (action) {
            case CREATE, REPLACE, READ -> kind().computed();
            case UPDATE ->
                Math.floorMod(seed, 5) == 0
                        ? kind().computed()
                                .subList(
                                        kind().computed().size() - 1,
                                        kind().computed().size())
                        : List.of();
            default -> List.of();
        };
    }

    /** Writes what a change and a resource of a state begin with. */
    void writeIdentity(JsonWriter json, boolean inChange) throws IOException {
        json.field("address", address);
        if (inChange && !module.isEmpty()) {
            json.field("module_address", module);
        }
        json.field("mode", kind().mode());
        json.field("type", kind().type());
        json.field("name", block.name());
        if (index != null) {
            json.field("index", index);
        }
        json.field("provider_name", kind().provider().address());
    }

    private void change(Map<String, Object> values, String attribute) {
        values.put(attribute, Values.changed(values.get(attribute), new Entropy(~seed)));
    }
}
