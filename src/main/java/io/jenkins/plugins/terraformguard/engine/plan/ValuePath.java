package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes attribute paths the way they stand in an expression: {@code ingress[0].cidr_blocks["a.b"]}. */
public final class ValuePath {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** A step other than a quoted key; the dot before a name is left out at the very start only. */
    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z_][A-Za-z0-9_-]*)|\\[(0|[1-9][0-9]{0,9})]");

    private ValuePath() {}

    public static String key(String parent, String key) {
        if (NAME.matcher(key).matches()) {
            return parent.isEmpty() ? key : parent + "." + key;
        }
        return parent + "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    public static String index(String parent, long index) {
        return parent + "[" + index + "]";
    }

    /** What a step leads to; the null value where nothing is there. */
    public static Value child(Value value, Value step) {
        Value found = null;
        if (value instanceof MapValue map && step instanceof Value.Text key) {
            found = map.get(key.value());
        } else if (value instanceof Value.ListValue list && step instanceof Value.Int index) {
            boolean there =
                    index.value() >= 0 && index.value() < list.elements().size();
            found = there ? list.elements().get((int) index.value()) : null;
        }
        return found == null ? Value.NULL : found;
    }

    /** Whether a path is another one or leads to a part of it. */
    public static boolean isWithin(String path, String outer) {
        return path.startsWith(outer)
                && (path.length() == outer.length() || ".[".indexOf(path.charAt(outer.length())) >= 0);
    }

    /** The steps of a path that is written as here: a text for each key, a whole number for each index. */
    public static Optional<List<Value>> parse(String path) {
        List<Value> steps = new ArrayList<>();
        int at = 0;
        while (at >= 0 && at < path.length()) {
            at = path.startsWith("[\"", at) ? quoted(path, at + 2, steps) : plain(path, at, steps);
        }
        return at < 0 ? Optional.empty() : Optional.of(steps);
    }

    private static int plain(String path, int at, List<Value> steps) {
        Matcher step = STEP.matcher(path).region(at, path.length());
        if (!step.lookingAt() || step.group(1) != null && (path.charAt(at) == '.') == (at == 0)) {
            return -1;
        }
        steps.add(step.group(1) == null ? Value.of(Long.parseLong(step.group(2))) : Value.of(step.group(1)));
        return step.end();
    }

    private static int quoted(String path, int from, List<Value> steps) {
        StringBuilder key = new StringBuilder();
        for (int i = from; i < path.length() - 1; i++) {
            char c = path.charAt(i);
            if (c == '"') {
                steps.add(Value.of(key.toString()));
                return path.charAt(i + 1) == ']' ? i + 2 : -1;
            }
            if (c == '\\') {
                c = path.charAt(++i);
                if (c != '"' && c != '\\') {
                    return -1;
                }
            }
            key.append(c);
        }
        return -1;
    }

    /** A path as plans write it: a list of strings and numbers. A text, as archives have it, is the path itself. */
    static String of(Value steps) {
        if (steps instanceof Value.Text whole) {
            return whole.value();
        }
        String path = "";
        if (steps instanceof Value.ListValue list) {
            for (Value step : list.elements()) {
                path = step instanceof Value.Int index
                        ? index(path, index.value())
                        : key(path, step instanceof Value.Text text ? text.value() : "?");
            }
        }
        return path;
    }
}
