package io.jenkins.plugins.terraformguard.engine.plan.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredVariable;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the blocks of a configuration, which are handed out one by one, and writes them module by module. */
final class ArchivedConfiguration {
    private final List<ConfiguredProvider> providers = new ArrayList<>();
    private final Module root = new Module();
    private final Map<String, Module> modules = new LinkedHashMap<>(Map.of("", root));

    /** What stands in a module; the call is that of this module. */
    private static final class Module {
        private final List<ConfiguredResource> resources = new ArrayList<>();
        private final List<ConfiguredVariable> variables = new ArrayList<>();
        private final List<ConfiguredOutput> outputs = new ArrayList<>();
        private final Map<String, Module> children = new LinkedHashMap<>();
        private ModuleCall call;
    }

    void add(ConfiguredProvider provider) {
        providers.add(provider);
    }

    void add(ConfiguredResource resource) {
        module(resource.module()).resources.add(resource);
    }

    void add(ConfiguredVariable variable) {
        module(variable.module()).variables.add(variable);
    }

    void add(ConfiguredOutput output) {
        module(output.module()).outputs.add(output);
    }

    void add(ModuleCall call) {
        Module parent = module(call.module());
        Module child =
                module(call.module().isEmpty() ? "module." + call.name() : call.module() + ".module." + call.name());
        child.call = call;
        parent.children.put(call.name(), child);
    }

    private Module module(String address) {
        return modules.computeIfAbsent(address, fresh -> new Module());
    }

    void write(JsonGenerator json) throws IOException {
        ArchivedValues values = new ArchivedValues(json);
        json.writeObjectFieldStart("configuration");
        json.writeObjectFieldStart("provider_config");
        for (ConfiguredProvider provider : providers) {
            json.writeObjectFieldStart(provider.key());
            text(json, "name", provider.name());
            text(json, "full_name", provider.fullName());
            text(json, "alias", provider.alias());
            text(json, "version_constraint", provider.versionConstraint());
            text(json, "module_address", provider.module());
            values.field("expressions", provider.expressions());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeFieldName("root_module");
        module(json, values, root);
        json.writeEndObject();
    }

    private static void module(JsonGenerator json, ArchivedValues values, Module module) throws IOException {
        json.writeStartObject();
        outputs(json, values, module.outputs);
        json.writeArrayFieldStart("resources");
        for (ConfiguredResource resource : module.resources) {
            resource(json, values, resource);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("module_calls");
        for (Map.Entry<String, Module> child : module.children.entrySet()) {
            json.writeObjectFieldStart(child.getKey());
            call(json, values, child.getValue().call);
            json.writeFieldName("module");
            module(json, values, child.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("variables");
        for (ConfiguredVariable variable : module.variables) {
            json.writeObjectFieldStart(variable.name());
            values.field("default", variable.defaultValue());
            text(json, "description", variable.description());
            flag(json, "sensitive", variable.sensitive());
            flag(json, "ephemeral", variable.ephemeral());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void outputs(JsonGenerator json, ArchivedValues values, List<ConfiguredOutput> outputs)
            throws IOException {
        json.writeObjectFieldStart("outputs");
        for (ConfiguredOutput output : outputs) {
            json.writeObjectFieldStart(output.name());
            flag(json, "sensitive", output.sensitive());
            values.field("expression", output.expression());
            text(json, "description", output.description());
            texts(json, "depends_on", output.dependsOn());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void call(JsonGenerator json, ArchivedValues values, ModuleCall call) throws IOException {
        text(json, "source", call.source());
        text(json, "version_constraint", call.versionConstraint());
        values.field("expressions", call.expressions());
        values.field("count_expression", call.count());
        values.field("for_each_expression", call.forEach());
        texts(json, "depends_on", call.dependsOn());
    }

    private static void resource(JsonGenerator json, ArchivedValues values, ConfiguredResource resource)
            throws IOException {
        json.writeStartObject();
        text(json, "address", resource.address());
        text(json, "mode", resource.mode());
        text(json, "type", resource.type());
        text(json, "name", resource.name());
        text(json, "provider_config_key", resource.providerKey());
        json.writeArrayFieldStart("provisioners");
        for (ConfiguredResource.Provisioner provisioner : resource.provisioners()) {
            json.writeStartObject();
            text(json, "type", provisioner.type());
            values.field("expressions", provisioner.expressions());
            json.writeEndObject();
        }
        json.writeEndArray();
        values.field("expressions", resource.expressions());
        values.field("count_expression", resource.count());
        values.field("for_each_expression", resource.forEach());
        texts(json, "depends_on", resource.dependsOn());
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    static void flag(JsonGenerator json, String name, boolean flag) throws IOException {
        if (flag) {
            json.writeBooleanField(name, true);
        }
    }

    static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }
}
