package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What two documents differ in, value by value in the order of their canonical form. Elements that are equal at the
 * beginning and at the end of two lists are paired, those between one by one; so what was put in counts once.
 */
final class Comparison {
    /** Characters of a value that are shown. */
    static final int MAX_SHOWN = 200;

    /** Names of missing keys that are kept. */
    private static final int MAX_MISSING = 100;

    private static final Object NOTHING = new Object();

    private final boolean older;
    private final SortedMap<String, Integer> parts = new TreeMap<>();
    private final SortedSet<String> missing = new TreeSet<>();
    private Difference first;
    private int count;

    private Comparison(boolean older) {
        this.older = older;
    }

    /**
     * Compares two values as {@link CanonicalJson} takes them.
     *
     * @param older whether keys that only the replayed one has may be missing, because they came later
     */
    static Comparison of(Object archived, Object replayed, boolean older) {
        Comparison comparison = new Comparison(older);
        comparison.compare("", "", archived, replayed);
        return comparison;
    }

    /** The first difference, or null. */
    Difference first() {
        return first;
    }

    int count() {
        return count;
    }

    /** Number of differences by top-level key. */
    SortedMap<String, Integer> parts() {
        return parts;
    }

    /** Keys that came later, with {@code *} for the index of a list. */
    SortedSet<String> missing() {
        return missing;
    }

    private void compare(String pointer, String pattern, Object archived, Object replayed) {
        if (archived instanceof Map<?, ?> a && replayed instanceof Map<?, ?> b) {
            maps(pointer, pattern, a, b);
        } else if (archived instanceof List<?> a && replayed instanceof List<?> b) {
            lists(pointer, pattern, a, b);
        } else if (!Objects.equals(archived, replayed)) {
            differs(pointer, archived, replayed);
        }
    }

    private void maps(String pointer, String pattern, Map<?, ?> archived, Map<?, ?> replayed) {
        TreeSet<String> keys = new TreeSet<>();
        archived.keySet().forEach(key -> keys.add((String) key));
        replayed.keySet().forEach(key -> keys.add((String) key));
        for (String key : keys) {
            String escaped = "/" + key.replace("~", "~0").replace("/", "~1");
            if (older && !archived.containsKey(key)) {
                missing(pattern + escaped);
            } else {
                compare(pointer + escaped, pattern + escaped, value(archived, key), value(replayed, key));
            }
        }
    }

    private static Object value(Map<?, ?> map, String key) {
        return map.containsKey(key) ? map.get(key) : NOTHING;
    }

    private void lists(String pointer, String pattern, List<?> archived, List<?> replayed) {
        int shorter = Math.min(archived.size(), replayed.size());
        int start = 0;
        while (start < shorter && Objects.equals(archived.get(start), replayed.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && Objects.equals(archived.get(archived.size() - 1 - end), replayed.get(replayed.size() - 1 - end))) {
            end++;
        }
        for (int i = start; i < Math.max(archived.size(), replayed.size()) - end; i++) {
            compare(
                    pointer + "/" + i,
                    pattern + "/*",
                    i < archived.size() - end ? archived.get(i) : NOTHING,
                    i < replayed.size() - end ? replayed.get(i) : NOTHING);
        }
    }

    private void missing(String pattern) {
        if (missing.size() < MAX_MISSING) {
            missing.add(pattern);
        }
    }

    private void differs(String pointer, Object archived, Object replayed) {
        count++;
        int end = pointer.indexOf('/', 1);
        parts.merge(pointer.isEmpty() ? "" : pointer.substring(1, end < 0 ? pointer.length() : end), 1, Integer::sum);
        if (first == null) {
            first = new Difference(pointer, shown(archived), shown(replayed));
        }
    }

    private static String shown(Object value) {
        return value == NOTHING ? "" : ValueText.cut(CanonicalJson.text(value), MAX_SHOWN);
    }
}
