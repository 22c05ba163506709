package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Looks for secrets in a values representation ({@code planned_values}, {@code prior_state.values}), module by module. */
final class StateScan {
    private final PlanScan scan;
    private final SecretRegistry secrets;

    StateScan(PlanScan scan, SecretRegistry secrets) {
        this.scan = scan;
        this.secrets = secrets;
    }

    void run() throws PlanException, IOException {
        if (scan.parser.currentToken() != JsonToken.START_OBJECT) {
            scan.parser.skipChildren();
            return;
        }
        while (scan.parser.nextToken() != JsonToken.END_OBJECT) {
            String key = scan.parser.currentName();
            scan.parser.nextToken();
            switch (key) {
                case "outputs" -> outputs();
                case "root_module" -> module();
                default -> scan.parser.skipChildren();
            }
        }
    }

    private void outputs() throws PlanException, IOException {
        if (scan.values.read() instanceof MapValue outputs) {
            outputs.forEach((name, output) -> {
                if (output instanceof MapValue map) {
                    Fields fields = new Fields(map);
                    ChangeParser.collect(fields.value("value"), fields.value("sensitive"), secrets);
                }
            });
        }
    }

    /** Nesting of modules is bounded by the parser's limit on depth. */
    private void module() throws PlanException, IOException {
        if (scan.parser.currentToken() != JsonToken.START_OBJECT) {
            scan.parser.skipChildren();
            return;
        }
        while (scan.parser.nextToken() != JsonToken.END_OBJECT) {
            String key = scan.parser.currentName();
            scan.parser.nextToken();
            switch (key) {
                case "resources" -> scan.eachElement(key, this::resource);
                case "child_modules" -> {
                    if (scan.parser.currentToken() == JsonToken.START_ARRAY) {
                        while (scan.parser.nextToken() != JsonToken.END_ARRAY) {
                            module();
                        }
                    }
                }
                default -> scan.parser.skipChildren();
            }
        }
    }

    private void resource(MapValue raw) {
        Fields fields = new Fields(raw);
        scan.sawProvider(fields.text("provider_name"));
        ChangeParser.collect(fields.value("values"), fields.value("sensitive_values"), secrets);
    }
}
