package io.jenkins.plugins.terraformguard.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes plans with secrets in every place that Terraform marks, and copies of them in places that it does not. */
public final class SecretPlans {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random;
    private final List<String> secrets = new ArrayList<>();
    private int publics;

    public SecretPlans(long seed) {
        this.random = new Random(seed);
    }

    /** Every text that must not be shown. */
    public List<String> secrets() {
        return secrets;
    }

    public String plan() throws Exception {
        ObjectNode plan = NODES.objectNode();
        plan.put("format_version", "1.2").put("terraform_version", "1.11.4");
        ObjectNode variables = plan.putObject("variables");
        ObjectNode declared = NODES.objectNode();
        for (int i = 0; i < 4; i++) {
            boolean hidden = i % 2 == 0;
            variables.putObject("v" + i).set("value", hidden ? hidden(2) : open(2));
            ObjectNode declaration = declared.putObject("v" + i);
            if (hidden) {
                declaration.put(i == 0 ? "sensitive" : "ephemeral", true);
            }
        }
        plan.set("planned_values", state("planned"));
        plan.set("prior_state", NODES.objectNode().put("format_version", "1.0").set("values", state("prior")));
        ArrayNode drift = NODES.arrayNode();
        ArrayNode changes = NODES.arrayNode();
        for (int i = 0; i < 6; i++) {
            drift.add(resource("drifted" + i, "update"));
            changes.add(resource("r" + i, new String[] {"create", "update", "delete", "no-op"}[random.nextInt(4)]));
        }
        changes.add(copies());
        // What is secret may be learnt only after its copies were seen.
        plan.set("resource_changes", changes);
        plan.set("resource_drift", drift);
        ObjectNode outputs = plan.putObject("output_changes");
        outputs.set("o1", output());
        outputs.set("o2", output());
        ObjectNode module = plan.putObject("configuration").putObject("root_module");
        ObjectNode inner = module.putObject("module_calls").putObject("m").putObject("module");
        inner.putObject("variables").putObject("deep").put("sensitive", true).put("default", secret());
        module.set("variables", declared);
        ObjectNode deferred = plan.putArray("deferred_changes").addObject();
        deferred.put("reason", "unknown").set("resource_change", resource("later", "create"));
        new SecretPlaces(this::secret, secrets).plantAll(plan);
        return JSON.writeValueAsString(plan);
    }

    private String secret() {
        String secret = "s3cr3t-" + secrets.size() + "-" + Long.toString(Math.abs(random.nextLong()), 36);
        secrets.add(secret);
        return secret;
    }

    private JsonNode secretLeaf() {
        if (random.nextInt(4) > 0) {
            return NODES.textNode(secret());
        }
        long number = 7_000_000_000_000_000L + random.nextInt(1_000_000_000);
        secrets.add(Long.toString(number));
        return NODES.numberNode(number);
    }

    private JsonNode hidden(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            return secretLeaf();
        }
        if (kind == 1) {
            return NODES.arrayNode().add(hidden(depth - 1)).add(hidden(depth - 1));
        }
        ObjectNode map = NODES.objectNode();
        map.set("a", hidden(depth - 1));
        map.set("b", hidden(depth - 1));
        return map;
    }

    private JsonNode open(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            return NODES.textNode("public-" + publics++);
        }
        if (kind == 1) {
            return NODES.arrayNode().add(open(depth - 1)).add(true).addNull();
        }
        ObjectNode map = NODES.objectNode();
        map.set("c", open(depth - 1));
        map.put("d", random.nextInt(100));
        return map;
    }

    /** A value and its marks. */
    private JsonNode[] marked(int depth) {
        int kind = depth == 0 ? random.nextInt(2) : random.nextInt(4);
        if (kind == 0) {
            return new JsonNode[] {hidden(depth), BooleanNode.TRUE};
        }
        if (kind == 1) {
            JsonNode value = open(depth);
            return new JsonNode[] {value, value.isObject() ? NODES.objectNode() : BooleanNode.FALSE};
        }
        if (kind == 2) {
            ArrayNode values = NODES.arrayNode();
            ArrayNode marks = NODES.arrayNode();
            for (int i = 0; i < 3; i++) {
                JsonNode[] element = marked(depth - 1);
                values.add(element[0]);
                marks.add(element[1]);
            }
            return new JsonNode[] {values, marks};
        }
        ObjectNode values = NODES.objectNode();
        ObjectNode marks = NODES.objectNode();
        for (int i = 0; i < 3; i++) {
            JsonNode[] element = marked(depth - 1);
            values.set("k" + i, element[0]);
            marks.set("k" + i, element[1]);
        }
        return new JsonNode[] {values, marks};
    }

    private JsonNode[] markedObject() {
        ObjectNode values = NODES.objectNode();
        ObjectNode marks = NODES.objectNode();
        for (int i = 0; i < 4; i++) {
            JsonNode[] element = marked(2);
            values.set("attr" + i, element[0]);
            marks.set("attr" + i, element[1]);
        }
        values.put("shown", "public-" + publics++);
        values.put("password", secret());
        marks.put("password", true);
        return new JsonNode[] {values, marks};
    }

    private ObjectNode resource(String name, String action) {
        ObjectNode resource = NODES.objectNode();
        resource.put("address", "test_thing." + name).put("mode", "managed").put("type", "test_thing");
        resource.put("name", name).put("provider_name", "registry.terraform.io/hashicorp/test");
        ObjectNode change = resource.putObject("change");
        change.putArray("actions").add(action);
        // Every secret that is made is planted with its mark, so that a copy of it can be known for one.
        JsonNode[] nothing = {NODES.nullNode(), BooleanNode.FALSE};
        JsonNode[] before = action.equals("create") ? nothing : markedObject();
        JsonNode[] after =
                switch (action) {
                    case "delete" -> nothing;
                    case "no-op" -> before;
                    default -> markedObject();
                };
        change.set("before", before[0]);
        change.set("before_sensitive", before[1]);
        change.set("after", after[0]);
        change.set("after_sensitive", after[1]);
        change.putObject("after_unknown").put("id", true);
        return resource;
    }

    /** A resource that holds secrets of all the others, none of them marked. */
    private ObjectNode copies() {
        ObjectNode resource = resource("copies", "update");
        ObjectNode change = (ObjectNode) resource.get("change");
        ObjectNode after = (ObjectNode) change.get("after").deepCopy();
        ArrayNode list = after.putArray("copies");
        secrets.forEach(list::add);
        new SecretPlaces(this::secret, secrets).inside(after);
        change.put("generated_config", "resource \"test_thing\" \"copies\" {\n  x = \"" + secrets.get(0) + "\"\n}");
        change.putObject("importing").put("id", "app/" + secrets.get(0));
        change.putObject("after_identity").put("id", secrets.get(0));
        after.putObject("nested").put("copy", secrets.get(random.nextInt(secrets.size())));
        change.set("after", after);
        return resource;
    }

    private ObjectNode output() {
        ObjectNode output = NODES.objectNode();
        output.putArray("actions").add("update");
        output.set("before", hidden(1));
        output.set("after", hidden(1));
        output.put("before_sensitive", true).put("after_sensitive", true).put("after_unknown", false);
        return output;
    }

    private ObjectNode state(String name) {
        ObjectNode state = NODES.objectNode();
        ObjectNode output = state.putObject("outputs").putObject("o");
        output.put("sensitive", true).set("value", hidden(1));
        ObjectNode module = state.putObject("root_module");
        ObjectNode inner = module.putArray("child_modules").addObject();
        for (ObjectNode place : List.of(module, inner)) {
            JsonNode[] values = markedObject();
            ObjectNode resource = place.putArray("resources").addObject();
            resource.put("address", "test_thing." + name);
            resource.set("values", values[0]);
            resource.set("sensitive_values", values[1]);
        }
        return state;
    }
}
