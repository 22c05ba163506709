package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relation;
import io.jenkins.plugins.terraformguard.engine.policy.expr.RelationCall.Attributes;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Relations;
import io.jenkins.plugins.terraformguard.engine.policy.expr.TypeGlob;
import java.util.Comparator;
import java.util.List;

/**
 * A resource that stands beside the one at hand because somebody says so, as in the example of a policy.
 *
 * @param refersToThis whether it refers to the one at hand: true, false or {@link Value#UNKNOWN}
 * @param referredByThis whether the one at hand refers to it
 */
public record StatedResource(MapValue element, Value refersToThis, Value referredByThis) {
    /** A resource with these parts; what is hidden in it can't be compared with what is hidden elsewhere. */
    public static StatedResource of(
            String type,
            String name,
            String module,
            Value index,
            Value before,
            Value after,
            Value refersToThis,
            Value referredByThis) {
        String key = index instanceof Value.Int number
                ? "[" + number.value() + "]"
                : index instanceof Value.Text text ? new InstanceKey.ForEach(text.value()).toString() : "";
        KeptValues values = new KeptValues(new Room(Long.MAX_VALUE));
        MapValue element = values.element(
                ConfigurationMap.in(module, type + "." + name + key),
                type,
                name,
                module,
                index,
                before.isNull() ? "create" : before.equals(after) ? "no-op" : "update",
                values.state(before, Attributes.ALL),
                values.state(after, Attributes.ALL));
        return new StatedResource(element, refersToThis, referredByThis);
    }

    private String text(String field) {
        return ((Value.Text) element.get(field)).value();
    }

    /** These resources as the one at hand sees them. */
    public static Relations relations(List<StatedResource> resources) {
        List<StatedResource> sorted = resources.stream()
                .sorted(Comparator.comparing(resource -> resource.text("address")))
                .toList();
        return (relation, types) -> {
            List<StatedResource> ofType = sorted.stream()
                    .filter(resource -> TypeGlob.any(List.of(types)).test(resource.text("type")))
                    .toList();
            List<Value> known = ofType.stream()
                    .filter(resource -> resource.has(relation).equals(Value.TRUE))
                    .map(resource -> (Value) resource.element)
                    .toList();
            boolean open =
                    ofType.stream().anyMatch(resource -> resource.has(relation).isOpaque());
            return open ? new Value.OpenList(known) : new Value.ListValue(known);
        };
    }

    private Value has(Relation relation) {
        return switch (relation) {
            case RESOURCES -> Value.TRUE;
            case REFERENCES -> referredByThis;
            case REFERRERS -> refersToThis;
        };
    }
}
