package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Hands out the blocks of {@code configuration}, module by module. */
final class ConfigurationReader extends Section {
    private final ConfigurationParser blocks;
    private final ChangeVisitor visitor;

    ConfigurationReader(PlanInput input, SecretRegistry secrets, Redactions redactions, ChangeVisitor visitor) {
        super(input);
        this.blocks = new ConfigurationParser(secrets, redactions);
        this.visitor = visitor;
    }

    void run() throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "provider_config" -> named(name -> visitor.provider(blocks.provider(name, map())));
                case "root_module" -> module("");
                default -> skimmer.skip();
            }
        });
    }

    /** Nesting of modules is bounded by the parser's limit on depth. */
    private void module(String module) throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "resources" -> elements(() -> visitor.configuredResource(blocks.resource(module, map())));
                case "variables" -> named(name -> visitor.variable(blocks.variable(module, name, map())));
                case "outputs" -> named(name -> visitor.configuredOutput(blocks.output(module, name, map())));
                case "module_calls" -> named(name -> call(module, name));
                default -> skimmer.skip();
            }
        });
    }

    /** The call itself is handed out after what stands in the module, since its parts may stand on both sides of it. */
    private void call(String module, String name) throws PlanException, IOException {
        List<String> keys = new ArrayList<>();
        List<Value> parts = new ArrayList<>();
        members(part -> {
            if (part.equals("module")) {
                module(module.isEmpty() ? "module." + name : module + ".module." + name);
            } else {
                keys.add(part);
                parts.add(element());
            }
        });
        MapValue call = MapValue.owning(keys.toArray(String[]::new), parts.toArray(Value[]::new));
        if (call == null) {
            throw new DuplicateKeyException();
        }
        visitor.moduleCall(blocks.call(module, name, call));
    }
}
