package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans and changes in the form in which expressions see them. */
final class PolicyFacts {
    static final MapValue NO_RESOURCE = resource("", "", "", "", "", Value.NULL, "", "");
    static final MapValue NO_CHANGE = change(List.of(), "", "", List.of(), false, false, "");

    private PolicyFacts() {}

    static MapValue plan(Plan plan) {
        PlanFacts facts = plan.facts();
        return MapValue.copyOf(Map.of(
                "format_version", Value.of(facts.formatVersion()),
                "terraform_version", Value.of(facts.toolVersion()),
                "tool", Value.of(facts.tool().name().toLowerCase(Locale.ROOT)),
                "timestamp", Value.of(facts.timestamp()),
                "variables", plan.variables(),
                "errored", facts.errored(),
                "complete", facts.complete(),
                "applyable", facts.applyable()));
    }

    static MapValue resource(ResourceChange change) {
        return resource(
                change.address(),
                change.type(),
                change.name(),
                change.moduleAddress(),
                change.provider(),
                change.index(),
                change.mode(),
                change.deposed());
    }

    static MapValue change(ResourceChange change) {
        return change(
                change.actions(),
                change.kind().id(),
                change.actionReason(),
                change.replacePaths(),
                change.importing(),
                change.generatedConfig(),
                change.previousAddress());
    }

    private static MapValue resource(
            String address,
            String type,
            String name,
            String module,
            String provider,
            Value index,
            String mode,
            String deposed) {
        return MapValue.copyOf(Map.of(
                "address", Value.of(address),
                "type", Value.of(type),
                "name", Value.of(name),
                "module", Value.of(module),
                "provider", Value.of(provider),
                "index", index,
                "mode", Value.of(mode),
                "deposed", Value.of(deposed)));
    }

    private static MapValue change(
            List<String> actions,
            String kind,
            String reason,
            List<String> replacePaths,
            boolean importing,
            boolean generatedConfig,
            String previousAddress) {
        Map<String, Value> change = new HashMap<>();
        change.put("actions", texts(actions));
        change.put("kind", Value.of(kind));
        change.put("reason", Value.of(reason));
        change.put("replace_paths", texts(replacePaths));
        change.put("importing", Value.of(importing));
        change.put("generated_config", Value.of(generatedConfig));
        change.put("previous_address", Value.of(previousAddress));
        return MapValue.copyOf(change);
    }

    private static Value texts(List<String> texts) {
        return new Value.ListValue(texts.stream().map(Value::of).toList());
    }
}
