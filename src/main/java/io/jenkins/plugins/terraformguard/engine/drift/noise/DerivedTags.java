package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Maps that a provider makes of another one. A change in them is noise if the other map has the same change, with the same
 * values; what only they have, such as a tag that comes from the provider's configuration, is not.
 */
final class DerivedTags {
    private static final Map<String, List<String>> SOURCES = Map.of(
            "tags_all", List.of("tags"),
            "effective_labels", List.of("labels"),
            "terraform_labels", List.of("labels", "effective_labels"),
            "effective_annotations", List.of("annotations"));

    private final Value recorded;
    private final Value real;

    DerivedTags(Value recorded, Value real) {
        this.recorded = recorded;
        this.real = real;
    }

    /** Whether a change at that place repeats one that is shown elsewhere. */
    boolean repeats(Place place, Value before, Value after) {
        if (place.isTop()) {
            return repeatsAll(SOURCES.get(place.name()), before, after);
        }
        Place map = place.parent();
        return map != null
                && map.isTop()
                && repeats(SOURCES.getOrDefault(map.name(), List.of()), place.name(), before, after);
    }

    /** The map as a whole came or went. */
    private boolean repeatsAll(List<String> sources, Value before, Value after) {
        if (sources == null || !isMapOrNone(before) || !isMapOrNone(after)) {
            return false;
        }
        TreeSet<String> keys = new TreeSet<>(keys(before));
        keys.addAll(keys(after));
        for (String key : keys) {
            Value left = member(before, key);
            Value right = member(after, key);
            if (!left.equals(right) && !repeats(sources, key, left, right)) {
                return false;
            }
        }
        return true;
    }

    private boolean repeats(List<String> sources, String key, Value before, Value after) {
        return isPlain(before)
                && isPlain(after)
                && sources.stream()
                        .anyMatch(
                                source -> member(member(recorded, source), key).equals(before)
                                        && member(member(real, source), key).equals(after));
    }

    private static boolean isPlain(Value value) {
        return !value.isOpaque() && !(value instanceof MapValue) && !(value instanceof Value.ListValue);
    }

    private static boolean isMapOrNone(Value value) {
        return value.isNull() || value instanceof MapValue;
    }

    private static List<String> keys(Value value) {
        return value instanceof MapValue map ? map.keys() : new ArrayList<>();
    }

    private static Value member(Value value, String key) {
        Value member = value instanceof MapValue map ? map.get(key) : null;
        return member == null ? Value.NULL : member;
    }
}
