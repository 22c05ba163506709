package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.regex.Pattern;

/** Writes attribute paths the way they stand in an expression: {@code ingress[0].cidr_blocks["a.b"]}. */
public final class ValuePath {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

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

    /** A path as plans write it: a list of strings and numbers. */
    static String of(Value steps) {
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
