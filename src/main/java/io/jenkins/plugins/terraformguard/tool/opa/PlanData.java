package io.jenkins.plugins.terraformguard.tool.opa;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells files that hold plans, states and values of variables from data of policies. Policies see the plan without its
 * secrets; such a file beside them would show them what was hidden.
 */
final class PlanData {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern KEY = Pattern.compile("(?m)^[\"']?([a-z_]{1,40})[\"']?[ \\t]{0,100}:");

    private static final Set<String> OF_PLAN =
            Set.of("resource_changes", "resource_drift", "planned_values", "prior_state", "values");
    private static final Set<String> OF_STATE = Set.of("resources", "modules");

    private PlanData() {}

    /**
     * What a file is by its name.
     *
     * @return empty if that says nothing
     */
    static String byName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.endsWith(".tfvars") || name.endsWith(".tfvars.json")) {
            return "values of variables";
        }
        return List.of(name.split("\\.", -1)).contains("tfstate") ? "a state" : "";
    }

    /**
     * What a data file is by its content, whether it is written as JSON or as YAML.
     *
     * @return empty if it is neither plan nor state
     */
    static String byContent(byte[] content) {
        Set<String> keys = keysOfJson(content);
        Matcher lines = KEY.matcher(new String(content, StandardCharsets.UTF_8));
        while (lines.find()) {
            keys.add(lines.group(1));
        }
        if (keys.contains("format_version") && keys.stream().anyMatch(OF_PLAN::contains)) {
            return "a plan or a state";
        }
        return keys.contains("terraform_version") && keys.stream().anyMatch(OF_STATE::contains) ? "a state" : "";
    }

    /** Keys of all objects at the top, as far as it is JSON. */
    private static Set<String> keysOfJson(byte[] content) {
        Set<String> keys = new HashSet<>();
        try (JsonParser parser = JSON.createParser(content)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token == JsonToken.FIELD_NAME) {
                    keys.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
                token = parser.nextToken();
            }
        } catch (IOException e) {
            // Not JSON, or broken from here on, which opa will say.
            return keys;
        }
        return keys;
    }
}
