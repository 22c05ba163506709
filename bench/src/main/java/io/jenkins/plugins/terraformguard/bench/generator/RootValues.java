package io.jenkins.plugins.terraformguard.bench.generator;

import static io.jenkins.plugins.terraformguard.bench.generator.Values.map;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Variables and outputs of the root module. */
final class RootValues {
    private final String password;
    private final List<String> endpoints;

    RootValues(Entropy random) {
        this.password = random.letters(24);
        this.endpoints = List.of("https://" + random.word() + ".example.test", "https://" + random.word() + ".test");
    }

    Map<String, Object> variables() {
        return map(
                "database_password", map("value", password),
                "environment", map("value", "production"),
                "instances", map("value", 3));
    }

    static Map<String, Object> variableConfiguration() {
        return map(
                "database_password", map("sensitive", true),
                "environment", map("default", "production", "description", "Where it runs"),
                "instances", map("default", 3));
    }

    static Map<String, Object> outputConfiguration() {
        return map(
                "connection",
                map("expression", map("references", List.of("var.database_password")), "sensitive", true),
                "endpoints",
                map("expression", map("references", List.of("module.service"))));
    }

    Map<String, Object> outputs() {
        return map(
                "connection", map("sensitive", true, "type", "string", "value", "postgres://app:" + password + "@db"),
                "endpoints", map("sensitive", false, "type", List.of("list", "string"), "value", endpoints));
    }

    void writeChanges(JsonWriter json) throws IOException {
        json.name("output_changes");
        json.beginObject();
        writeChange(json, "connection", "postgres://app:" + password + "@db", true);
        writeChange(json, "endpoints", endpoints, false);
        json.endObject();
    }

    private static void writeChange(JsonWriter json, String name, Object value, boolean sensitive) throws IOException {
        json.name(name);
        json.beginObject();
        json.field("actions", Action.NO_OP.names());
        json.field("before", value);
        json.field("after", value);
        json.field("after_unknown", false);
        json.field("before_sensitive", sensitive);
        json.field("after_sensitive", sensitive);
        json.endObject();
    }
}
