package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.MarkedStates;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.relation.StatedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the other resources that an example states. */
final class OthersBinder {
    private static final String REFERS = "refers_to_this";
    private static final String REFERRED = "referred_by_this";
    static final Set<String> KEYS = Set.of(
            "type",
            "name",
            "module",
            "index",
            "before",
            "after",
            "after_unknown",
            "before_sensitive",
            "after_sensitive",
            REFERS,
            REFERRED);

    private OthersBinder() {}

    static List<StatedResource> bind(YamlNode node) throws PolicyException {
        List<StatedResource> others = new ArrayList<>();
        if (node != null) {
            for (YamlNode element : node.elements()) {
                others.add(other(element, others.size() + 1));
            }
        }
        return others;
    }

    private static StatedResource other(YamlNode node, int number) throws PolicyException {
        Map<String, YamlNode> members = node.members(KEYS);
        MarkedStates states = states(members);
        if (!(states.after() instanceof MapValue)) {
            throw node.error(
                    "Another resource of an example needs its planned state",
                    "Write 'after: { ... }' with the attributes that matter, or 'after: {}'");
        }
        return StatedResource.of(
                node.required(members, "type").text(),
                members.containsKey("name") ? members.get("name").text() : "other" + number,
                members.containsKey("module") ? members.get("module").text() : "",
                value(members, "index"),
                states.before(),
                states.after(),
                link(members.get(REFERS)),
                link(members.get(REFERRED)));
    }

    /** The states of an example, or of another resource in it, with their marks. */
    static MarkedStates states(Map<String, YamlNode> members) throws PolicyException {
        return MarkedStates.of(
                value(members, "before"),
                value(members, "after"),
                value(members, "after_unknown"),
                value(members, "before_sensitive"),
                value(members, "after_sensitive"));
    }

    private static Value link(YamlNode node) throws PolicyException {
        if (node == null) {
            return Value.FALSE;
        }
        Value value = node.value();
        if (value instanceof Value.Bool) {
            return value;
        }
        if (value.equals(Value.of("unknown"))) {
            return Value.UNKNOWN;
        }
        throw node.error("A link is there, is not there, or can't be told", "Write true, false or unknown");
    }

    static Value value(Map<String, YamlNode> members, String key) throws PolicyException {
        return members.containsKey(key) ? members.get(key).value() : Value.NULL;
    }
}
