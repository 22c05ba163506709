package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code configuration}: providers, blocks, module calls and variables. */
final class ConfigurationWriter {
    private final JsonWriter json;
    private final Inventory inventory;

    ConfigurationWriter(JsonWriter json, Inventory inventory) {
        this.json = json;
        this.inventory = inventory;
    }

    void write() throws IOException {
        json.name("configuration");
        json.beginObject();
        json.name("provider_config");
        json.beginObject();
        for (Provider provider : Provider.values()) {
            json.name(provider.key());
            json.beginObject();
            json.field("name", provider.key());
            json.field("full_name", provider.address());
            json.field("version_constraint", "~> 5.0");
            json.endObject();
        }
        json.endObject();
        json.name("root_module");
        json.beginObject();
        json.field("outputs", RootValues.outputConfiguration());
        resources(inventory.root());
        json.name("module_calls");
        json.beginObject();
        json.name("service");
        beginCall("./modules/service", "for_each_expression", Map.of("references", List.of("var.services")));
        resources(inventory.service());
        json.name("module_calls");
        json.beginObject();
        json.name("storage");
        beginCall("../storage", "count_expression", Map.of("constant_value", 2));
        resources(inventory.storage());
        endCall();
        json.endObject();
        endCall();
        json.endObject();
        json.field("variables", RootValues.variableConfiguration());
        json.endObject();
        json.endObject();
    }

    private void beginCall(String source, String repetition, Object expression) throws IOException {
        json.beginObject();
        json.field("source", source);
        json.field("expressions", Values.map("environment", Map.of("references", List.of("var.environment"))));
        json.field(repetition, expression);
        json.name("module");
        json.beginObject();
    }

    private void endCall() throws IOException {
        json.field("variables", Map.of("environment", Map.of()));
        json.endObject();
        json.endObject();
    }

    private void resources(List<Block> blocks) throws IOException {
        json.name("resources");
        json.beginArray();
        for (Block block : blocks) {
            ResourceKind kind = block.kind();
            json.beginObject();
            json.field("address", kind.address(block.name()));
            json.field("mode", kind.mode());
            json.field("type", kind.type());
            json.field("name", block.name());
            json.field("provider_config_key", kind.provider().key());
            json.field("expressions", expressions(kind));
            json.field("schema_version", 0);
            if (block.hasCount()) {
                json.field("count_expression", Map.of("references", List.of("var.instances")));
            } else if (block.hasForEach()) {
                json.field("for_each_expression", Map.of("references", List.of("local.placements")));
            }
            json.endObject();
        }
        json.endArray();
    }

    /** Scalars as constants, anything else as a reference. */
    private static Map<String, Object> expressions(ResourceKind kind) {
        Map<String, Object> expressions = new TreeMap<>();
        kind.values().apply(new Entropy(kind.type().hashCode())).forEach((name, value) -> {
            if (value == null || kind.computed().contains(name)) {
                return;
            }
            boolean constant = !(value instanceof Map || value instanceof List)
                    && !kind.sensitive().contains(name);
            expressions.put(
                    name,
                    constant
                            ? Map.of("constant_value", value)
                            : Map.of("references", List.of("module.naming." + name, "module.naming")));
        });
        return expressions;
    }
}
