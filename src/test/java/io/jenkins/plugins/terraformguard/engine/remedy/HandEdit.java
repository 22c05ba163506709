package io.jenkins.plugins.terraformguard.engine.remedy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Edits a plan the simple way: all of it in memory, one tree. */
public final class HandEdit {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private HandEdit() {}

    public static byte[] of(PlanSource plan, String address, List<Edit> edits) throws IOException {
        JsonNode tree;
        try (InputStream in = plan.open()) {
            tree = JSON.readTree(in);
        }
        for (JsonNode element : tree.path("resource_changes")) {
            if (element.path("address").asText().equals(address) && !element.has("deposed")) {
                ObjectNode change = (ObjectNode) element.path("change");
                for (Edit edit : edits) {
                    List<Value> steps = ValuePath.parse(edit.path()).orElseThrow();
                    set(change.get("after"), steps, JSON.readTree(edit.value()));
                    unmark(change.get("after_unknown"), steps);
                    unmark(change.get("after_sensitive"), steps);
                }
                if (change.path("actions").path(0).asText().equals("no-op")) {
                    change.putArray("actions").add("update");
                }
            }
        }
        return JSON.writeValueAsBytes(tree);
    }

    private static void set(JsonNode tree, List<Value> steps, JsonNode to) {
        JsonNode node = tree;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            JsonNode next = last ? to : child(node, steps.get(i));
            if (next == null || next.isNull() && !last) {
                next = steps.get(i + 1) instanceof Value.Int ? JSON.createArrayNode() : JSON.createObjectNode();
            }
            if (node instanceof ArrayNode list) {
                int index = (int) ((Value.Int) steps.get(i)).value();
                if (index == list.size()) {
                    list.add(next);
                } else {
                    list.set(index, next);
                }
            } else {
                ((ObjectNode) node).set(((Value.Text) steps.get(i)).value(), next);
            }
            node = next;
        }
    }

    private static void unmark(JsonNode marks, List<Value> steps) {
        JsonNode node = marks;
        for (int i = 0; i < steps.size() - 1 && node != null; i++) {
            node = child(node, steps.get(i));
        }
        if (node != null && child(node, steps.get(steps.size() - 1)) != null) {
            set(
                    node,
                    steps.subList(steps.size() - 1, steps.size()),
                    JSON.getNodeFactory().booleanNode(false));
        }
    }

    private static JsonNode child(JsonNode node, Value step) {
        return step instanceof Value.Int index ? node.get((int) index.value()) : node.get(((Value.Text) step).value());
    }
}
