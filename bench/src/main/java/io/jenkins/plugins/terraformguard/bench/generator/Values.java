package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attribute values as plain maps and lists; the keys of a map are sorted, as in Terraform's JSON. */
final class Values {
    private Values() {}

    /** A map from keys and values in turn. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** The map with common tags in {@code tags} and {@code tags_all}. */
    static Map<String, Object> tagged(Entropy random, Object... keysAndValues) {
        Map<String, Object> map = map(keysAndValues);
        Map<String, Object> tags = map("Name", random.word() + "-" + random.below(1000));
        if (!random.oneIn(20)) {
            tags.put("Owner", "team-" + random.word());
            tags.put("Environment", random.pick(List.of("production", "staging", "test")));
        }
        if (random.oneIn(3)) {
            tags.put("CostCenter", String.valueOf(1000 + random.below(9000)));
        }
        map.put("tags", tags);
        Map<String, Object> all = new TreeMap<>(tags);
        all.put("ManagedBy", "terraform");
        map.put("tags_all", all);
        return map;
    }

    /** Another value of the same kind, as an update would bring. */
    static Object changed(Object value, Entropy random) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, element) -> copy.put((String) key, element));
            copy.put("Revision", random.hex(8));
            return copy;
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Number number) {
            return number.intValue() + 1 + random.below(10);
        }
        return value instanceof String text ? text + "-" + random.hex(4) : value;
    }
}
