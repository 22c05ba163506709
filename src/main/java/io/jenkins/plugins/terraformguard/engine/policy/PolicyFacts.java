package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans and changes in the form in which expressions see them. */
public final class PolicyFacts {
    private static final MapValue.Shape RESOURCE =
            new MapValue.Shape("address", "deposed", "index", "mode", "module", "name", "provider", "type");
    private static final MapValue.Shape CHANGE = new MapValue.Shape(
            "actions", "generated_config", "importing", "kind", "previous_address", "reason", "replace_paths");

    static final MapValue NO_RESOURCE = resource("", "", "", "", "", Value.NULL, "", "");
    static final MapValue NO_CHANGE = change(List.of(), "", "", List.of(), false, false, "");

    /** A build of which nobody told anything. */
    static final MapValue NO_RUN = run(RunFacts.NONE);

    private PolicyFacts() {}

    static MapValue run(RunFacts run) {
        return MapValue.copyOf(Map.of(
                "phase", Value.of(run.phase()),
                "job", Value.of(run.job()),
                "started_by", Value.of(run.startedBy()),
                "repository", Value.of(run.repository()),
                "branch", Value.of(run.branch()),
                "commit", Value.of(run.commit()),
                "change_references", texts(run.changeReferences()),
                "time", Value.of(run.time())));
    }

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

    /** The resource that a change is about. */
    public static MapValue resource(ResourceChange change) {
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

    /** What is done to it, without the states. */
    public static MapValue change(ResourceChange change) {
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
        return RESOURCE.of(
                Value.of(address),
                Value.of(deposed),
                index,
                Value.of(mode),
                Value.of(module),
                Value.of(name),
                Value.of(provider),
                Value.of(type));
    }

    private static MapValue change(
            List<String> actions,
            String kind,
            String reason,
            List<String> replacePaths,
            boolean importing,
            boolean generatedConfig,
            String previousAddress) {
        return CHANGE.of(
                texts(actions),
                Value.of(generatedConfig),
                Value.of(importing),
                Value.of(kind),
                Value.of(previousAddress),
                Value.of(reason),
                texts(replacePaths));
    }

    private static Value texts(List<String> texts) {
        if (texts.isEmpty()) {
            return Value.ListValue.EMPTY;
        }
        List<Value> values = new ArrayList<>(texts.size());
        texts.forEach(text -> values.add(Value.of(text)));
        return new Value.ListValue(values);
    }
}
