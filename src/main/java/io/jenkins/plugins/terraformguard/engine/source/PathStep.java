package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.List;

/** One step of an attribute path such as {@code ingress[0].tags["a.b"]}. */
sealed interface PathStep {
    /** A member of an object or body. */
    record Member(String name) implements PathStep {}

    /** An element of a list, or a block among those of its type. */
    record Element(int index) implements PathStep {}

    /** The steps of a path; of one that is not well-formed, those before the mistake. */
    static List<PathStep> parse(String path) {
        List<PathStep> steps = new ArrayList<>();
        int at = 0;
        while (at >= 0 && at < path.length()) {
            if (path.startsWith("[\"", at)) {
                at = quoted(path, at + 2, steps);
            } else if (path.charAt(at) == '[') {
                at = element(path, at + 1, steps);
            } else {
                at = name(path, path.charAt(at) == '.' ? at + 1 : at, steps);
            }
        }
        return steps;
    }

    /** Reads a name up to its closing quote and bracket; answers where the path goes on, or -1. */
    private static int quoted(String path, int from, List<PathStep> steps) {
        StringBuilder name = new StringBuilder();
        int at = from;
        while (at < path.length() && path.charAt(at) != '"') {
            if (path.charAt(at) == '\\' && at + 1 < path.length()) {
                at++;
            }
            name.append(path.charAt(at++));
        }
        if (!path.startsWith("\"]", at)) {
            return -1;
        }
        steps.add(new Member(name.toString()));
        return at + 2;
    }

    private static int element(String path, int from, List<PathStep> steps) {
        int at = from;
        int index = 0;
        while (at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9') {
            // More digits than an index can have lead to an element that is not there.
            index = at - from > 8 ? Integer.MAX_VALUE : index * 10 + path.charAt(at) - '0';
            at++;
        }
        if (at == from || !path.startsWith("]", at)) {
            return -1;
        }
        steps.add(new Element(index));
        return at + 1;
    }

    private static int name(String path, int from, List<PathStep> steps) {
        int at = from;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            at++;
        }
        if (at == from) {
            return -1;
        }
        steps.add(new Member(path.substring(from, at)));
        return at;
    }
}
