package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.List;
import java.util.NavigableSet;

/**
 * Paths of attributes as they are compared here: without the numbers of list elements, since blocks of the configuration
 * and elements of the state need not have the same.
 */
final class AttributePath {
    /** Longer paths are not told apart. */
    private static final int MAX = 1000;

    private AttributePath() {}

    /** A path without numbers; empty, which is the whole, where it can't be read. */
    static String plain(String path) {
        String plain = "";
        if (path.length() <= MAX) {
            for (Value step : ValuePath.parse(path).orElse(List.of())) {
                plain = step instanceof Value.Text key ? ValuePath.key(plain, key.value()) : plain;
            }
        }
        return plain;
    }

    /** Whether one is the other or a part of it. */
    static boolean overlap(String one, String other) {
        return one.isEmpty() || other.isEmpty() || ValuePath.isWithin(one, other) || ValuePath.isWithin(other, one);
    }

    /** Whether any of these is the path, a part of it, or what it is a part of. */
    static boolean overlapsAny(NavigableSet<String> paths, String path) {
        if (path.isEmpty() || paths.contains("") || paths.contains(path)) {
            return !paths.isEmpty();
        }
        for (String start : List.of(path + ".", path + "[")) {
            String next = paths.ceiling(start);
            if (next != null && next.startsWith(start)) {
                return true;
            }
        }
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if ((c == '.' || c == '[') && paths.contains(path.substring(0, i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What stands at a path. What is in something unknown or hidden is that as well; of a list whose number the path does
     * not tell, the whole.
     */
    static Value at(Value root, String path) {
        Value value = root;
        for (Value step : ValuePath.parse(path).orElse(List.of())) {
            if (value.isOpaque() || value instanceof Value.ListValue && step instanceof Value.Text) {
                return value;
            }
            value = ValuePath.child(value, step);
        }
        return value;
    }
}
