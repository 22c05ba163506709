package io.jenkins.plugins.terraformguard.cli.fuzz;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The texts that a plan marks as sensitive, found in a second and much simpler way than the reader's: in the tree of the
 * whole JSON, only where marks and values have the same shape, and only texts that are long enough to be hidden wherever
 * else in the plan they stand.
 */
final class MarkedTexts {
    private static final int HIDDEN_EVERYWHERE = 6;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Set<String> texts = new HashSet<>();

    private MarkedTexts() {}

    /** None if the bytes are not simply JSON. */
    static Set<String> of(byte[] data) {
        MarkedTexts marked = new MarkedTexts();
        try {
            marked.plan(JSON.readTree(data));
        } catch (IOException noPlainJson) {
            return Set.of();
        }
        return marked.texts;
    }

    private void plan(JsonNode plan) {
        for (String section : new String[] {"resource_changes", "resource_drift"}) {
            for (JsonNode element : plan.path(section)) {
                change(element.path("change"));
            }
        }
        plan.path("output_changes").forEach(this::change);
        state(plan.path("planned_values"));
        state(plan.path("prior_state").path("values"));
        JsonNode declared = plan.path("configuration").path("root_module").path("variables");
        declared.fieldNames().forEachRemaining(name -> {
            if (declared.path(name).path("sensitive").asBoolean()) {
                all(plan.path("variables").path(name).path("value"));
            }
        });
    }

    private void state(JsonNode values) {
        values.path("outputs").forEach(output -> marked(output.path("value"), output.path("sensitive")));
        Deque<JsonNode> modules = new ArrayDeque<>();
        modules.add(values.path("root_module"));
        while (!modules.isEmpty()) {
            JsonNode module = modules.pop();
            for (JsonNode resource : module.path("resources")) {
                marked(resource.path("values"), resource.path("sensitive_values"));
            }
            module.path("child_modules").forEach(modules::push);
        }
    }

    private void change(JsonNode change) {
        marked(change.path("before"), change.path("before_sensitive"));
        marked(change.path("after"), change.path("after_sensitive"));
    }

    private void marked(JsonNode value, JsonNode marks) {
        if (marks.isBoolean() && marks.booleanValue()) {
            all(value);
        } else if (marks.isObject() && value.isObject()) {
            marks.fieldNames().forEachRemaining(name -> marked(value.path(name), marks.path(name)));
        } else if (marks.isArray() && value.isArray()) {
            for (int i = 0; i < marks.size(); i++) {
                marked(value.path(i), marks.path(i));
            }
        }
    }

    private void all(JsonNode value) {
        if (value.isTextual() && value.textValue().length() >= HIDDEN_EVERYWHERE) {
            texts.add(value.textValue());
        }
        value.forEach(this::all);
    }
}
