package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the modules of {@code planned_values} and {@code prior_state}. */
final class StateWriter {
    private final JsonWriter json;
    private final boolean prior;

    /** @param prior whether it is the state before */
    StateWriter(JsonWriter json, boolean prior) {
        this.json = json;
        this.prior = prior;
    }

    void rootModule(Collection<Resource> resources) throws IOException {
        Module root = new Module();
        for (Resource resource : resources) {
            if (belongs(resource.action())) {
                root.at(resource.module()).resources.add(resource);
            }
        }
        json.name("root_module");
        module("", root);
    }

    private boolean belongs(Action action) {
        return prior ? action != Action.CREATE && action != Action.READ : action != Action.DELETE;
    }

    private void module(String address, Module module) throws IOException {
        json.beginObject();
        if (!module.resources.isEmpty()) {
            json.name("resources");
            json.beginArray();
            for (Resource resource : module.resources) {
                resource(resource);
            }
            json.endArray();
        }
        if (!address.isEmpty()) {
            json.field("address", address);
        }
        if (!module.children.isEmpty()) {
            json.name("child_modules");
            json.beginArray();
            for (Map.Entry<String, Module> child : module.children.entrySet()) {
                module(child.getKey(), child.getValue());
            }
            json.endArray();
        }
        json.endObject();
    }

    private void resource(Resource resource) throws IOException {
        Map<String, Object> values = prior ? resource.before() : resource.after();
        json.beginObject();
        resource.writeIdentity(json, false);
        json.field("schema_version", 0);
        json.field("values", values);
        json.field("sensitive_values", MarkTree.of(values, resource.kind().sensitive()));
        if (prior) {
            json.field("depends_on", List.of("aws_kms_key.shared", "data.aws_iam_policy_document.shared"));
        }
        json.endObject();
    }

    /** A module with its resources and, by address, the modules in it. */
    private static final class Module {
        private final List<Resource> resources = new ArrayList<>();
        private final Map<String, Module> children = new TreeMap<>();

        /** The module of this address below the root. Modules are nested one in another at {@code "].module."}. */
        private Module at(String address) {
            if (address.isEmpty()) {
                return this;
            }
            int nested = address.indexOf("].module.");
            String outer = nested < 0 ? address : address.substring(0, nested + 1);
            Module module = children.computeIfAbsent(outer, key -> new Module());
            return nested < 0 ? module : module.children.computeIfAbsent(address, key -> new Module());
        }
    }
}
