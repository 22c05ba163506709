package io.jenkins.plugins.terraformguard.engine.review;

import java.util.ArrayList;
import java.util.List;

/** Finds the JSON objects in chatter: each outermost pair of braces, with texts in quotes skipped. */
final class JsonObjects {
    private static final int MAX = 20;

    /** Braces without a partner that are passed over. */
    private static final int MAX_OPEN = 20;

    private JsonObjects() {}

    /** The objects as they are written, in their order; of an open one those within it. */
    static List<String> in(String text) {
        List<String> objects = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < MAX_OPEN && from >= 0; i++) {
            from = find(text, from, objects);
        }
        return objects;
    }

    /** @return where to go on, within an object that is never closed; -1 if there is nothing left */
    private static int find(String text, int from, List<String> objects) {
        int depth = 0;
        int start = -1;
        boolean quoted = false;
        for (int i = from; i < text.length() && objects.size() < MAX; i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"' && depth > 0) {
                quoted = true;
            } else if (c == '{') {
                start = depth++ == 0 ? i : start;
            } else if (c == '}' && depth > 0 && --depth == 0) {
                objects.add(text.substring(start, i + 1));
            }
        }
        return depth > 0 ? start + 1 : -1;
    }
}
