package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds in {@code configuration} which root variables are sensitive, and the secrets that stand in it in plain text:
 * defaults of sensitive variables, constants that a module is called with for one, constants of providers and
 * provisioners under names of secrets.
 */
final class ConfigurationScan extends Section {
    private final SecretRegistry secrets;
    private final Set<String> sensitiveRootVariables;

    ConfigurationScan(PlanInput input, SecretRegistry secrets, Set<String> sensitiveRootVariables) {
        super(input);
        this.secrets = secrets;
        this.sensitiveRootVariables = sensitiveRootVariables;
    }

    void run() throws PlanException, IOException {
        members(key -> {
            switch (key) {
                case "root_module" -> sensitiveRootVariables.addAll(module());
                case "provider_config" -> named(name -> namedSecrets(map()));
                default -> skimmer.skip();
            }
        });
    }

    /** Reads a module; returns the names of its sensitive variables. */
    private Set<String> module() throws PlanException, IOException {
        Set<String> sensitive = new HashSet<>();
        members(key -> {
            switch (key) {
                case "variables" -> named(name -> variable(name, map(), sensitive));
                case "outputs" -> named(name -> output(map()));
                case "resources" -> elements(() -> member("provisioners", () -> namedSecrets(element())));
                case "module_calls" -> named(name -> call());
                default -> skimmer.skip();
            }
        });
        return sensitive;
    }

    private void call() throws PlanException, IOException {
        MapValue[] arguments = {MapValue.EMPTY};
        Set<String> sensitive = new HashSet<>();
        members(part -> {
            switch (part) {
                case "expressions" -> arguments[0] = map();
                case "module" -> sensitive.addAll(module());
                default -> skimmer.skip();
            }
        });
        Fields fields = new Fields(arguments[0]);
        sensitive.forEach(name -> secrets.add(new Fields(fields.map(name)).value("constant_value")));
    }

    private void variable(String name, MapValue variable, Set<String> sensitive) {
        Fields fields = new Fields(variable);
        if (fields.isTrue("sensitive") || fields.isTrue("ephemeral")) {
            secrets.add(fields.value("default"));
            sensitive.add(name);
        }
    }

    private void output(MapValue output) {
        Fields fields = new Fields(output);
        if (fields.isTrue("sensitive")) {
            secrets.add(new Fields(fields.map("expression")).value("constant_value"));
        }
    }

    /** Adds the constants that are named like secrets. */
    private void namedSecrets(Value value) {
        if (value instanceof Value.ListValue list) {
            list.elements().forEach(this::namedSecrets);
        } else if (value instanceof MapValue map) {
            map.forEach((key, element) -> {
                Value constant = element instanceof MapValue expression ? expression.get("constant_value") : null;
                if (secrets.isSecretByName(key, constant)) {
                    secrets.add(constant);
                } else {
                    namedSecrets(element);
                }
            });
        }
    }
}
