package io.jenkins.plugins.terraformguard.engine.equivalence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan that others judged.
 *
 * @param file where it is
 * @param name the case of a file with several of them, or empty for a file that is a plan
 */
public record JudgedPlan(Path file, String name) {
    private static final JsonMapper JSON = new JsonMapper();

    public PlanSource source() throws IOException {
        if (name.isEmpty()) {
            return PlanSource.of("plan.json", () -> Files.newInputStream(file));
        }
        JsonNode part = JSON.readTree(Files.readAllBytes(file)).path("mock").path(name);
        if (!part.isObject()) {
            throw new IllegalStateException(file + " has no case " + name);
        }
        return TestPlans.source(JSON.writeValueAsString(plan(part)));
    }

    /** What the plan does to each resource, by its address. */
    Map<String, ResourceChange> changes() throws IOException, PlanException {
        Map<String, ResourceChange> changes = new TreeMap<>();
        TestPlans.read(source()).changes().forEach(change -> changes.put(change.label(), change));
        return changes;
    }

    /** A case as a plan: some are a part of one, or a state, whose resources stay as they are. */
    private static ObjectNode plan(JsonNode part) {
        ObjectNode plan = ((ObjectNode) (part.has("tfplan") ? part.get("tfplan") : part)).deepCopy();
        if (!plan.has("format_version")) {
            plan.put("format_version", "1.2");
        }
        if (plan.has("values")) {
            ArrayNode changes = plan.putArray("resource_changes");
            plan.remove("values")
                    .findValues("resources")
                    .forEach(resources -> resources.forEach(resource -> changes.add(unchanged(resource.deepCopy()))));
        }
        return plan;
    }

    private static ObjectNode unchanged(ObjectNode resource) {
        JsonNode values = resource.remove("values");
        ObjectNode change = resource.putObject("change");
        change.putArray("actions").add("no-op");
        change.set("before", values);
        change.set("after", values);
        return resource;
    }
}
