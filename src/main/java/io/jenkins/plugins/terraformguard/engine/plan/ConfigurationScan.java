package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** Finds in {@code configuration} which root variables are sensitive, and defaults of sensitive variables anywhere. */
final class ConfigurationScan {
    private final PlanScan scan;
    private final SecretRegistry secrets;
    private final Set<String> sensitiveRootVariables;

    ConfigurationScan(PlanScan scan, SecretRegistry secrets, Set<String> sensitiveRootVariables) {
        this.scan = scan;
        this.secrets = secrets;
        this.sensitiveRootVariables = sensitiveRootVariables;
    }

    void run() throws PlanException, IOException {
        object(key -> {
            if (key.equals("root_module")) {
                module(true);
            } else {
                scan.parser.skipChildren();
            }
        });
    }

    private void module(boolean root) throws PlanException, IOException {
        object(key -> {
            switch (key) {
                case "variables" -> variables(root);
                case "module_calls" ->
                    object(call -> object(part -> {
                        if (part.equals("module")) {
                            module(false);
                        } else {
                            scan.parser.skipChildren();
                        }
                    }));
                default -> scan.parser.skipChildren();
            }
        });
    }

    private void variables(boolean root) throws PlanException, IOException {
        object(name -> {
            if (scan.values.read() instanceof MapValue variable) {
                Fields fields = new Fields(variable);
                if (fields.isTrue("sensitive") || fields.isTrue("ephemeral")) {
                    secrets.add(fields.value("default"));
                    if (root) {
                        sensitiveRootVariables.add(name);
                    }
                }
            }
        });
    }

    private void object(Member member) throws PlanException, IOException {
        if (scan.parser.currentToken() != JsonToken.START_OBJECT) {
            scan.parser.skipChildren();
            return;
        }
        while (scan.parser.nextToken() != JsonToken.END_OBJECT) {
            String key = scan.parser.currentName();
            scan.parser.nextToken();
            member.read(key);
        }
    }

    /** Takes the value of one key. */
    private interface Member {
        void read(String key) throws PlanException, IOException;
    }
}
