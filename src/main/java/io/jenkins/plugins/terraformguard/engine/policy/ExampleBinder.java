package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.MarkedStates;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the examples of a policy; states are marked as in a plan, and pass the same redaction. */
final class ExampleBinder {
    static final Set<String> EXPECTATIONS = Set.of("pass", "fail", "undecided", "skip");
    static final Set<String> KEYS = Set.of(
            "expect",
            "name",
            "type",
            "actions",
            "before",
            "after",
            "after_unknown",
            "before_sensitive",
            "after_sensitive",
            "change",
            "params",
            "plan",
            "run",
            "others");

    private static final Set<String> RUN_KEYS = Set.copyOf(PolicyFacts.NO_RUN.keys());
    private static final List<String> PHASE_IDS = List.of(RunFacts.PLAN, RunFacts.APPLY);
    private static final Map<String, String> PHASES =
            Map.of(RunFacts.PLAN, RunFacts.PLAN, RunFacts.APPLY, RunFacts.APPLY);

    private final Map<String, Parameter> parameters;

    /** @param parameters those of the pack, by name */
    ExampleBinder(Map<String, Parameter> parameters) {
        this.parameters = parameters;
    }

    List<PolicyExample> bind(YamlNode node, List<String> types) throws PolicyException {
        List<PolicyExample> examples = new ArrayList<>();
        if (node != null) {
            for (YamlNode element : node.elements()) {
                examples.add(example(element, types));
            }
        }
        return examples;
    }

    private PolicyExample example(YamlNode node, List<String> types) throws PolicyException {
        Map<String, YamlNode> members = node.members(KEYS);
        YamlNode expect = node.required(members, "expect");
        if (!EXPECTATIONS.contains(expect.text())) {
            throw expect.error("An example expects pass, fail, undecided or skip", "Use one of these words");
        }
        MarkedStates states = OthersBinder.states(members);
        String type = members.containsKey("type")
                ? members.get("type").text()
                : types.isEmpty() ? "" : types.get(0).replace("*", "example");
        return new PolicyExample(
                expect.text(),
                members.containsKey("name") ? members.get("name").text() : "",
                type,
                members.containsKey("actions") ? members.get("actions").texts() : List.of("create"),
                states.before(),
                states.after(),
                map(members, "change"),
                map(members, "plan"),
                run(members.get("run")),
                OthersBinder.bind(members.get("others")),
                params(members.get("params")),
                node.place());
    }

    private MapValue params(YamlNode node) throws PolicyException {
        Map<String, Value> values = new TreeMap<>();
        if (node != null) {
            for (Map.Entry<String, YamlNode> member :
                    node.members(parameters.keySet()).entrySet()) {
                values.put(member.getKey(), member.getValue().valueFor(parameters.get(member.getKey())));
            }
        }
        return MapValue.copyOf(values);
    }

    private static RunFacts run(YamlNode node) throws PolicyException {
        if (node == null) {
            return RunFacts.NONE;
        }
        Map<String, YamlNode> members = node.members(RUN_KEYS);
        YamlNode references = members.get("change_references");
        return new RunFacts(
                members.containsKey("phase")
                        ? members.get("phase").word(PHASES::get, "phase", PHASE_IDS)
                        : RunFacts.PLAN,
                text(members, "job"),
                text(members, "started_by"),
                text(members, "repository"),
                text(members, "branch"),
                text(members, "commit"),
                references == null ? List.of() : references.texts(),
                text(members, "time"));
    }

    private static String text(Map<String, YamlNode> members, String key) throws PolicyException {
        return members.containsKey(key) ? members.get(key).text() : "";
    }

    private static MapValue map(Map<String, YamlNode> members, String key) throws PolicyException {
        return OthersBinder.value(members, key) instanceof MapValue map ? map : MapValue.EMPTY;
    }
}
