package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Hands out the managed resources of a state as they are written. */
final class RawStateWalk extends Section {
    private static final String ADDRESS = "address";
    private static final String DEPOSED = "deposed_key";
    private static final Set<String> MEMBERS =
            Set.of(ADDRESS, DEPOSED, "mode", "type", "name", "index", "provider_name", "values", "sensitive_values");

    /** Takes a resource. */
    interface Visitor {
        void resource(RawStateResource resource) throws PlanException, IOException;
    }

    private final Visitor visitor;
    private long valuesFrom;
    private long valuesTo;
    private long end;

    RawStateWalk(PlanInput input, Visitor visitor) {
        super(input);
        this.visitor = visitor;
    }

    /** Goes through a whole state. */
    void run() throws PlanException, IOException {
        member("values", () -> {
            skimmer.peek();
            valuesFrom = skimmer.position();
            member("root_module", this::module);
            valuesTo = skimmer.position();
        });
        end = skimmer.position();
    }

    /** Where the values of the state begin and end in its text; the same place if there are none. */
    long valuesFrom() {
        return valuesFrom;
    }

    long valuesTo() {
        return valuesTo;
    }

    /** Where the state ends in its text. */
    long end() {
        return end;
    }

    /** Nesting of modules is bounded by the limit on depth. */
    private void module() throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "resources" -> elements(this::resource);
                case "child_modules" -> elements(this::module);
                default -> skimmer.skip();
            }
        });
    }

    private void resource() throws PlanException, IOException {
        skimmer.peek();
        skimmer.keep();
        Map<String, byte[]> found = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        members(key -> {
            skimmer.peek();
            long from = skimmer.position();
            skimmer.skip();
            if (MEMBERS.contains(key)) {
                if (found.put(key, skimmer.bytes(from, skimmer.position())) != null) {
                    throw new DuplicateKeyException();
                }
                if (key.equals(ADDRESS) || key.equals(DEPOSED)) {
                    names.put(
                            key,
                            skimmer.build(from, skimmer.position()) instanceof Value.Text text ? text.value() : "");
                }
            }
        });
        skimmer.forget();
        String deposed = names.getOrDefault(DEPOSED, "");
        RawStateResource resource =
                new RawStateResource(names.getOrDefault(ADDRESS, "") + "\n" + deposed, Map.copyOf(found));
        if (resource.isManaged()) {
            visitor.resource(resource);
        }
    }
}
