package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import io.jenkins.plugins.terraformguard.engine.policy.expr.RelationCall.Attributes;
import java.util.HashMap;
import java.util.Map;

/** Makes of resources what expressions are given: the attributes that somebody may look at, equal ones kept once. */
final class KeptValues {
    private static final MapValue FORM = MapValue.copyOf(Map.of(
            "address", Value.NULL,
            "type", Value.NULL,
            "name", Value.NULL,
            "module", Value.NULL,
            "index", Value.NULL,
            "kind", Value.NULL,
            "before", Value.NULL,
            "after", Value.NULL));

    private static final int PART = 40;

    private final Room room;
    private final Map<Value, Value> known = new HashMap<>();

    KeptValues(Room room) {
        this.room = room;
    }

    /** What expressions are given. */
    MapValue element(
            String address,
            String type,
            String name,
            String module,
            Value index,
            String kind,
            Value before,
            Value after) {
        room.take(120);
        return FORM.mapValues((field, nothing) -> switch (field) {
            case "address" -> text(address);
            case "type" -> text(type);
            case "name" -> text(name);
            case "module" -> text(module);
            case "index" -> keep(index);
            case "kind" -> text(kind);
            case "before" -> before;
            default -> after;
        });
    }

    MapValue element(ResourceChange change, RelationNeeds.Role role) {
        return element(
                change.address(),
                change.type(),
                change.name(),
                change.moduleAddress(),
                change.index(),
                change.kind().id(),
                state(change.before(), role.before()),
                state(change.after(), role.after()));
    }

    private Value text(String text) {
        return keep(Value.of(text));
    }

    Value state(Value state, Attributes attributes) {
        if (!(state instanceof MapValue map)) {
            return keep(state);
        }
        if (attributes.all()) {
            room.take(32 + 8L * map.size());
            return map.mapValues((name, value) -> keep(value));
        }
        Map<String, Value> some = new HashMap<>();
        for (String name : attributes.names()) {
            if (map.has(name)) {
                some.put(name, keep(map.get(name)));
            }
        }
        room.take(32 + 8L * some.size());
        return MapValue.copyOf(some);
    }

    private Value keep(Value value) {
        Value same = known.get(value);
        if (same != null) {
            return same;
        }
        if (room.isOver()) {
            known.clear();
            return Value.NULL;
        }
        Value kept = incomparable(value);
        room.take(PART + size(value));
        known.put(value, kept);
        return kept;
    }

    /** Hidden values of different changes have nothing to do with each other: their numbers start anew in each. */
    private static Value incomparable(Value value) {
        if (value instanceof Value.Sensitive hidden) {
            return new Value.Sensitive(hidden.kind(), hidden.empty(), Value.Sensitive.INCOMPARABLE, hidden.rule());
        }
        if (value instanceof MapValue map) {
            return map.mapValues((name, part) -> incomparable(part));
        }
        return value instanceof Value.ListValue list ? list.mapElements(KeptValues::incomparable) : value;
    }

    private static long size(Value value) {
        long size = PART;
        if (value instanceof Value.Text text) {
            size += 2L * text.value().length();
        } else if (value instanceof Value.ListValue list) {
            for (Value element : list.elements()) {
                size += size(element);
            }
        } else if (value instanceof MapValue map) {
            for (String key : map.keys()) {
                size += PART + size(map.get(key));
            }
        }
        return size;
    }
}
