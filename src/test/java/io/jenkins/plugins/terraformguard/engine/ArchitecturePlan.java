package io.jenkins.plugins.terraformguard.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A plan written by hand in YAML, for providers of which no real plan is at hand, as the plan JSON that Terraform prints.
 *
 * <p>Top level: {@code terraform_version}, {@code timestamp}, {@code providers} (name to version constraint, {@code ~> 1.0}
 * where it says nothing) and {@code resources}. A resource has {@code type}, {@code name}, {@code after}, and where
 * needed {@code module} (its address, such as {@code module.network}), {@code index}, {@code mode}, {@code provider}
 * (full source address), {@code actions} ({@code [create]}), {@code before}, {@code after_unknown} and
 * {@code references}: paths of attributes ({@code rule.0.subnet_id}) with what they refer to. An attribute that refers to
 * something, and has no value in {@code after}, is known after apply.
 */
final class ArchitecturePlan {
    private static final Pattern CALL = Pattern.compile("module\\.([^.\\[]+)(?:\\[[^]]*])?\\.");

    private final Map<String, Object> yaml;
    private final Map<String, Object> configuration = new LinkedHashMap<>();
    private final Map<String, Object> providers = new TreeMap<>();

    private ArchitecturePlan(Map<String, Object> yaml) {
        this.yaml = yaml;
    }

    /** The YAML of a plan as a tree. */
    static Map<String, Object> read(String text) {
        return ArchitectureTree.map(
                new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text));
    }

    /** The plan JSON of such a tree. */
    static String json(Map<String, Object> yaml) throws IOException {
        return write(new ArchitecturePlan(ArchitectureTree.copy(yaml)).plan());
    }

    /** Address of a resource of the YAML. */
    static String address(Map<String, Object> resource) {
        Object index = resource.get("index");
        String key = index == null
                ? ""
                : index instanceof Number
                        ? "[" + index + "]"
                        : "[\"" + index.toString().replace("\"", "\\\"") + "\"]";
        return module(resource) + local(resource) + key;
    }

    private static String local(Map<String, Object> resource) {
        String mode = resource.getOrDefault("mode", "managed").equals("data") ? "data." : "";
        return mode + resource.get("type") + "." + resource.get("name");
    }

    private static String module(Map<String, Object> resource) {
        return resource.containsKey("module") ? resource.get("module") + "." : "";
    }

    /** Names of the module's calls from the root; its instances share one configuration. */
    private static List<String> moduleNames(Map<String, Object> resource) {
        return CALL.matcher(module(resource))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private Map<String, Object> plan() {
        List<Object> changes = new ArrayList<>();
        for (Object resource : (List<?>) yaml.get("resources")) {
            changes.add(change(ArchitectureTree.map(resource)));
        }
        configuration.put("provider_config", providers);
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("format_version", "1.2");
        plan.put("terraform_version", yaml.getOrDefault("terraform_version", "1.11.4"));
        plan.put("resource_changes", changes);
        plan.put("configuration", configuration);
        plan.put(
                "timestamp",
                Objects.requireNonNull(yaml.get("timestamp"), "timestamp").toString());
        plan.put("applyable", true);
        plan.put("complete", true);
        plan.put("errored", false);
        return plan;
    }

    private Map<String, Object> change(Map<String, Object> resource) {
        Map<String, Object> after = ArchitectureTree.child(resource, "after");
        Map<String, Object> unknown = ArchitectureTree.child(resource, "after_unknown");
        Map<String, Object> references = ArchitectureTree.child(resource, "references");
        for (String path : references.keySet()) {
            if (!ArchitectureTree.has(after, path)) {
                ArchitectureTree.set(unknown, path, true);
            }
        }
        configure(resource, after, references);
        List<?> actions = (List<?>) resource.getOrDefault("actions", List.of("create"));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("actions", actions);
        change.put("before", resource.get("before"));
        change.put("after", resource.containsKey("after") ? after : null);
        change.put("after_unknown", unknown);
        change.put("before_sensitive", resource.get("before") == null ? false : Map.of());
        change.put("after_sensitive", resource.containsKey("after") ? Map.of() : false);
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("address", address(resource));
        if (resource.containsKey("module")) {
            written.put("module_address", resource.get("module"));
        }
        written.put("mode", resource.getOrDefault("mode", "managed"));
        written.put("type", resource.get("type"));
        written.put("name", resource.get("name"));
        if (resource.containsKey("index")) {
            written.put("index", resource.get("index"));
        }
        written.put("provider_name", provider(resource));
        written.put("change", change);
        return written;
    }

    /** Writes the resource's block into the configuration, once for all its instances. */
    private void configure(Map<String, Object> resource, Map<String, Object> after, Map<String, Object> references) {
        Map<String, Object> module = ArchitectureTree.child(configuration, "root_module");
        for (String name : moduleNames(resource)) {
            Map<String, Object> call = ArchitectureTree.child(ArchitectureTree.child(module, "module_calls"), name);
            call.putIfAbsent("source", "./modules/" + name);
            module = ArchitectureTree.child(call, "module");
        }
        String provider = provider(resource);
        String key = provider.substring(provider.lastIndexOf('/') + 1);
        providers.put(
                key,
                Map.of(
                        "name",
                        key,
                        "full_name",
                        provider,
                        "version_constraint",
                        ArchitectureTree.child(yaml, "providers").getOrDefault(key, "~> 1.0")));
        List<Object> blocks = ArchitectureTree.list(module, "resources");
        if (blocks.stream()
                .anyMatch(block ->
                        local(resource).equals(ArchitectureTree.map(block).get("address")))) {
            return;
        }
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("address", local(resource));
        block.put("mode", resource.getOrDefault("mode", "managed"));
        block.put("type", resource.get("type"));
        block.put("name", resource.get("name"));
        block.put("provider_config_key", key);
        block.put("expressions", ArchitectureTree.expressions(after, references));
        block.put("schema_version", 0);
        blocks.add(block);
    }

    /** The full source address; a type begins with the local name of its provider. */
    private static String provider(Map<String, Object> resource) {
        String name = resource.get("type").toString().split("_", 2)[0];
        return (String) resource.getOrDefault("provider", "registry.terraform.io/hashicorp/" + name);
    }

    private static String write(Object tree) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(tree, json);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }
}
