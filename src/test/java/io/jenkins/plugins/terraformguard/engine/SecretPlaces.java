package io.jenkins.plugins.terraformguard.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** Plants secrets in the parts of a plan that have no marks of their own, or stand apart from the changes. */
final class SecretPlaces {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Supplier<String> fresh;
    private final List<String> known;

    /**
     * @param fresh makes a secret that stands nowhere else
     * @param known those that are marked somewhere
     */
    SecretPlaces(Supplier<String> fresh, List<String> known) {
        this.fresh = fresh;
        this.known = known;
    }

    void plantAll(ObjectNode plan) {
        notes(plan);
        actions(plan);
        configuration((ObjectNode) plan.get("configuration"));
    }

    /** Texts that secrets stand in, plain and encoded, and a map with a secret for a key. */
    void inside(ObjectNode attributes) {
        String secret = known.get(0);
        String encoded = Base64.getEncoder()
                .encodeToString(("#!/bin/sh\nexport T=" + secret + "\n").getBytes(StandardCharsets.UTF_8));
        ArrayNode inside = attributes.putArray("inside");
        inside.add("postgres://app:" + secret + "@db.example.com/shop")
                .add("{\"user\":\"app\",\"password\":\"" + secret + "\"}")
                .add("-----\n" + secret + "\n-----")
                .add("q=" + URLEncoder.encode(secret, StandardCharsets.UTF_8) + "&x=1")
                .add(encoded);
        attributes.putObject("keyed").put(secret, "public-under-a-secret-key");
    }

    private void notes(ObjectNode plan) {
        ObjectNode check = plan.putArray("checks").addObject();
        check.putObject("address").put("kind", "check").put("to_display", "check.health");
        check.put("status", "fail");
        ObjectNode instance = check.putArray("instances").addObject();
        instance.putObject("address").put("to_display", "check.health");
        instance.put("status", "fail");
        instance.putArray("problems").addObject().put("message", "Got " + known.get(1) + " instead.");
        plan.putArray("condition_results")
                .addObject()
                .put("address", "test_thing.a")
                .put("condition_type", "ResourcePrecondition")
                .put("result", false)
                .put("error_message", "It was " + known.get(2));
        ObjectNode relevant = plan.putArray("relevant_attributes").addObject();
        relevant.put("resource", "test_thing.a")
                .putArray("attribute")
                .add(known.get(0))
                .add(0);
    }

    private void actions(ObjectNode plan) {
        plan.putArray("action_invocations").add(action("run"));
        ObjectNode deferred = plan.putArray("deferred_action_invocations").addObject();
        deferred.put("reason", "deferred_prereq").set("action_invocation", action("later"));
    }

    private ObjectNode action(String name) {
        ObjectNode action = NODES.objectNode();
        action.put("address", "action.test_run." + name).put("type", "test_run").put("name", name);
        action.putObject("config_values").put("token_value", fresh.get()).put("shown", "public-config");
        action.putObject("config_sensitive").put("token_value", true);
        action.putObject("lifecycle_action_trigger")
                .put("triggering_resource_address", "test_thing.a")
                .put("action_trigger_event", "AfterCreate");
        return action;
    }

    private void configuration(ObjectNode configuration) {
        ObjectNode provider = configuration.putObject("provider_config").putObject("test");
        provider.put("name", "test").put("full_name", "registry.terraform.io/hashicorp/test");
        ObjectNode settings = provider.putObject("expressions");
        constant(settings, "secret_key", fresh.get());
        constant(settings, "endpoint_user", fresh.get());
        constant(settings, "region", "public-region");
        ObjectNode module = (ObjectNode) configuration.get("root_module");
        ObjectNode resource = module.putArray("resources").addObject();
        resource.put("address", "test_thing.a")
                .put("mode", "managed")
                .put("type", "test_thing")
                .put("name", "a");
        constant(resource.putObject("expressions"), "password", fresh.get());
        ObjectNode provisioner = resource.putArray("provisioners").addObject().put("type", "local-exec");
        constant(provisioner.putObject("expressions"), "command", "login " + fresh.get());
        ObjectNode output = module.putObject("outputs").putObject("o");
        output.put("sensitive", true).putObject("expression").put("constant_value", fresh.get());
        ObjectNode call = (ObjectNode) module.get("module_calls").get("m");
        constant(call.putObject("expressions"), "deep", fresh.get());
    }

    private static void constant(ObjectNode expressions, String name, String value) {
        expressions.putObject(name).put("constant_value", value);
    }
}
