package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.CheckResult;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What policies about the plan as a whole see of it beside its facts, gathered while it is read. Only what a policy looks
 * at is kept.
 */
public final class WholePlan {
    static final String CONFIGURATION = "configuration";

    private static final String CHANGES_BY_TYPE = "changes_by_type";

    /** Far more than people write; beyond it, what is in a list can't be told. */
    private static final int MAX_ENTRIES = 100_000;

    private static final MapValue.Shape OUTPUT = new MapValue.Shape("after", "before", "kind", "name");
    private static final MapValue.Shape CHECK = new MapValue.Shape("address", "kind", "problems", "status");
    private static final MapValue.Shape DEFERRED = new MapValue.Shape("address", "kind", "reason", "type");
    private static final MapValue.Shape ACTION = new MapValue.Shape(
            "address", "config", "deferred_reason", "event", "provider", "trigger", "triggering_resource", "type");
    private static final MapValue.Shape RESOURCE =
            new MapValue.Shape("address", "expressions", "mode", "module", "name", "provider", "provisioners", "type");
    private static final MapValue.Shape PROVIDER =
            new MapValue.Shape("alias", "expressions", "module", "name", "source", "version");
    private static final MapValue.Shape MODULE =
            new MapValue.Shape("expressions", "module", "name", "source", "version");

    private final Set<String> wanted;
    private final TypeTally types = new TypeTally();
    private final Entries outputs = new Entries();
    private final Entries checks = new Entries();
    private final Entries deferred = new Entries();
    private final Entries actions = new Entries();
    private final Entries resources = new Entries();
    private final Entries providers = new Entries();
    private final Entries modules = new Entries();

    /** @param wanted the fields that a policy looks at */
    WholePlan(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** Takes note of a resource of the plan. */
    void change(ResourceChange change) {
        if (wanted.contains(CHANGES_BY_TYPE)) {
            types.change(change);
        }
    }

    public void output(OutputChange output) {
        if (wanted.contains("outputs")) {
            outputs.add(OUTPUT.of(
                    output.after(), output.before(), text(output.kind().id()), text(output.name())));
        }
    }

    public void check(CheckResult check) {
        if (wanted.contains("checks")) {
            List<Value> problems = new ArrayList<>();
            problems(check, problems);
            problems.sort(Comparator.comparing(problem -> ((Value.Text) problem).value()));
            checks.add(CHECK.of(
                    text(check.address()), text(check.kind()), new Value.ListValue(problems), text(check.status())));
        }
    }

    public void deferred(DeferredChange change) {
        if (wanted.contains("deferred")) {
            deferred.add(DEFERRED.of(
                    text(change.change().address()),
                    text(change.change().kind().id()),
                    text(change.reason()),
                    text(change.change().type())));
        }
    }

    public void action(ActionInvocation action) {
        if (wanted.contains(CHANGES_BY_TYPE)) {
            types.action(action);
        }
        if (wanted.contains("actions")) {
            actions.add(ACTION.of(
                    text(action.address()),
                    action.config(),
                    text(action.deferredReason()),
                    text(action.event()),
                    text(action.provider()),
                    text(action.trigger()),
                    text(action.triggeringResource()),
                    text(action.type())));
        }
    }

    public void resource(ConfiguredResource resource) {
        List<Value> provisioners = new ArrayList<>();
        resource.provisioners().forEach(provisioner -> provisioners.add(text(provisioner.type())));
        resources.add(RESOURCE.of(
                text(resource.address()),
                resource.expressions(),
                text(resource.mode()),
                text(resource.module()),
                text(resource.name()),
                text(resource.providerKey()),
                new Value.ListValue(provisioners),
                text(resource.type())));
    }

    public void provider(ConfiguredProvider provider) {
        providers.add(PROVIDER.of(
                text(provider.alias()),
                provider.expressions(),
                text(provider.module()),
                text(provider.name()),
                text(provider.fullName()),
                text(provider.versionConstraint())));
    }

    public void module(ModuleCall call) {
        modules.add(MODULE.of(
                call.expressions(),
                text(call.module()),
                text(call.name()),
                text(call.source()),
                text(call.versionConstraint())));
    }

    /** All that was gathered, with the facts that are known from the start. */
    MapValue facts(MapValue base, PlanFacts plan, ChangeCounts counts) {
        Map<String, Value> facts = base.toMap();
        facts.put("changes", changes(counts));
        facts.put(CHANGES_BY_TYPE, types.value());
        facts.put("outputs", outputs.value());
        facts.put("checks", checks.value());
        facts.put("deferred", deferred.value());
        facts.put("actions", actions.value());
        // A plan always has its configuration; where it was cut out, nothing is known of it.
        facts.put(
                CONFIGURATION,
                plan.has(PlanSection.CONFIGURATION)
                        ? MapValue.copyOf(Map.of(
                                "resources", resources.value(),
                                "providers", providers.value(),
                                "modules", modules.value()))
                        : Value.UNKNOWN);
        return MapValue.copyOf(facts);
    }

    private static MapValue changes(ChangeCounts counts) {
        return MapValue.copyOf(Map.of(
                "create", new Value.Int(counts.create()),
                "update", new Value.Int(counts.update()),
                "replace", new Value.Int(counts.replace()),
                "delete", new Value.Int(counts.delete()),
                "forget", new Value.Int(counts.forget()),
                "import", new Value.Int(counts.imports()),
                "move", new Value.Int(counts.move()),
                "read", new Value.Int(counts.read()),
                "no-op", new Value.Int(counts.noOp()),
                "other", new Value.Int(counts.other())));
    }

    private static void problems(CheckResult check, List<Value> into) {
        check.problems().forEach(problem -> into.add(text(problem)));
        check.instances().forEach(instance -> problems(instance, into));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    /** A list that does not grow for ever, and has the same order in whatever order the plan is written. */
    private static final class Entries {
        private static final List<String> ORDER =
                List.of("module", "address", "name", "alias", "source", "kind", "status", "reason", "event", "trigger");
        private static final int MAX_COMPARED = 10_000;

        private final List<Value> entries = new ArrayList<>();
        private boolean tooMany;

        void add(Value entry) {
            if (entries.size() < MAX_ENTRIES) {
                entries.add(entry);
            } else {
                tooMany = true;
            }
        }

        Value value() {
            if (tooMany) {
                return Value.UNKNOWN;
            }
            entries.sort(Entries::compare);
            return new Value.ListValue(entries);
        }

        private static int compare(Value one, Value other) {
            for (String field : ORDER) {
                int order = text(one, field).compareTo(text(other, field));
                if (order != 0) {
                    return order;
                }
            }
            return ValueText.json(one, MAX_COMPARED).compareTo(ValueText.json(other, MAX_COMPARED));
        }

        private static String text(Value entry, String field) {
            return ((MapValue) entry).get(field) instanceof Value.Text text ? text.value() : "";
        }
    }
}
