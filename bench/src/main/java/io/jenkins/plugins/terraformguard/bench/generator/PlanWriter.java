package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a whole plan in the order of Terraform 1.9. */
final class PlanWriter {
    private static final String TERRAFORM = "1.9.8";
    private static final int MAX_RELEVANT = 200;

    private final Shape shape;
    private final long seed;

    PlanWriter(Shape shape, long seed) {
        this.shape = shape;
        this.seed = seed;
    }

    /**
     * @param changes number of elements in {@code resource_changes}
     * @param out a buffered stream; it stays open
     */
    void write(int changes, OutputStream out) throws IOException {
        Inventory inventory = Inventory.of(shape, changes, seed);
        List<Resource> all = inventory.resources();
        List<Resource> drifted = all.stream().filter(Resource::isDrifted).toList();
        List<Resource> inState = all.stream()
                .filter(resource -> shape.hasState(resource.module()))
                .toList();
        RootValues root = new RootValues(new Entropy(~seed));
        JsonWriter json = new JsonWriter(out);
        ChangeWriter change = new ChangeWriter(json);

        json.beginObject();
        json.field("format_version", "1.2");
        json.field("terraform_version", TERRAFORM);
        json.field("variables", root.variables());
        json.name("planned_values");
        writeState(json, root, inState, false);
        json.name("resource_drift");
        json.beginArray();
        for (Resource resource : drifted) {
            change.drift(resource);
        }
        json.endArray();
        json.name("resource_changes");
        json.beginArray();
        for (Resource resource : all) {
            change.change(resource);
        }
        json.endArray();
        root.writeChanges(json);
        json.name("prior_state");
        json.beginObject();
        json.field("format_version", "1.0");
        json.field("terraform_version", TERRAFORM);
        json.name("values");
        writeState(json, root, inState, true);
        json.endObject();
        new ConfigurationWriter(json, inventory).write();
        writeRelevant(json, drifted);
        writeCheck(json);
        json.field("timestamp", "2025-03-04T05:06:07Z");
        json.field("applyable", true);
        json.field("complete", true);
        json.field("errored", false);
        json.endObject();
        out.write("\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void writeState(JsonWriter json, RootValues root, List<Resource> resources, boolean prior)
            throws IOException {
        json.beginObject();
        json.field("outputs", root.outputs());
        new StateWriter(json, prior).rootModule(resources);
        json.endObject();
    }

    private static void writeRelevant(JsonWriter json, List<Resource> drifted) throws IOException {
        json.name("relevant_attributes");
        json.beginArray();
        for (Resource resource : drifted.subList(0, Math.min(MAX_RELEVANT, drifted.size()))) {
            json.value(Values.map(
                    "resource",
                    resource.address(),
                    "attribute",
                    List.of(resource.kind().changing())));
        }
        json.endArray();
    }

    private static void writeCheck(JsonWriter json) throws IOException {
        json.name("checks");
        json.beginArray();
        json.beginObject();
        json.field("address", Values.map("kind", "check", "name", "health", "to_display", "check.health"));
        json.field("status", "pass");
        json.field(
                "instances",
                List.of(Values.map("address", Values.map("to_display", "check.health"), "status", "pass")));
        json.endObject();
        json.endArray();
    }
}
