package io.jenkins.plugins.terraformguard.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees of maps and lists, and paths in them: names and positions with dots between. */
final class ArchitectureTree {
    private ArchitectureTree() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** A copy that can be changed. */
    static Map<String, Object> copy(Map<String, Object> tree) {
        return map(copyOf(tree));
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key.toString(), copyOf(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copyOf(element)));
            return copy;
        }
        return value;
    }

    /** The map under this key, made where there is none. */
    static Map<String, Object> child(Map<String, Object> map, String key) {
        return map(map.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>()));
    }

    /** The list under this key, made where there is none. */
    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, Object> map, String key) {
        return (List<Object>) map.computeIfAbsent(key, k -> new ArrayList<>());
    }

    static boolean has(Map<String, Object> tree, String path) {
        Object value = tree;
        for (String step : path.split("\\.")) {
            if (value instanceof Map<?, ?> map && map.containsKey(step)) {
                value = map.get(step);
            } else if (value instanceof List<?> list && Integer.parseInt(step) < list.size()) {
                value = list.get(Integer.parseInt(step));
            } else {
                return false;
            }
        }
        return true;
    }

    /** Sets a value; maps and lists on the way to it are made, lists with false before it. */
    static void set(Map<String, Object> tree, String path, Object value) {
        String[] steps = path.split("\\.");
        Object at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            boolean listNext = steps[i + 1].matches("\\d+");
            Object next = get(at, steps[i]);
            if (!(next instanceof Map) && !(next instanceof List)) {
                next = listNext ? new ArrayList<>() : new LinkedHashMap<>();
                put(at, steps[i], next);
            }
            at = next;
        }
        put(at, steps[steps.length - 1], value);
    }

    /** Takes a value away, if it is there; what comes after it in a list moves up. */
    static void remove(Map<String, Object> tree, String path) {
        int dot = path.lastIndexOf('.');
        Object at = tree;
        for (String step : dot < 0 ? new String[0] : path.substring(0, dot).split("\\.")) {
            at = get(at, step);
        }
        String last = path.substring(dot + 1);
        if (at instanceof List<?> list && Integer.parseInt(last) < list.size()) {
            list.remove(Integer.parseInt(last));
        } else if (at instanceof Map<?, ?> map) {
            map.remove(last);
        }
    }

    private static Object get(Object at, String step) {
        if (at instanceof List<?> list) {
            int position = Integer.parseInt(step);
            return position < list.size() ? list.get(position) : null;
        }
        return at instanceof Map<?, ?> map ? map.get(step) : null;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object at, String step, Object value) {
        if (at instanceof List<?>) {
            List<Object> list = (List<Object>) at;
            int position = Integer.parseInt(step);
            while (list.size() <= position) {
                list.add(false);
            }
            list.set(position, value);
        } else {
            map(at).put(step, value);
        }
    }

    /** The expressions of a block: what refers to something does so, all else is a constant. */
    static Map<String, Object> expressions(Map<String, Object> after, Map<String, Object> references) {
        Map<String, Object> expressions = map(expression(after));
        references.forEach((path, names) -> set(expressions, path, new LinkedHashMap<>(Map.of("references", names))));
        return expressions;
    }

    private static Object expression(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> block = new LinkedHashMap<>();
            map.forEach((key, element) -> {
                if (element != null) {
                    block.put(key.toString(), nested(element) ? expression(element) : constant(element));
                }
            });
            return block;
        }
        List<Object> blocks = new ArrayList<>();
        ((List<?>) value).forEach(element -> blocks.add(expression(element)));
        return blocks;
    }

    /** Blocks are lists of maps; a map by itself is a value, and so is a list of anything else. */
    private static boolean nested(Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
    }

    private static Map<String, Object> constant(Object value) {
        return new LinkedHashMap<>(Map.of("constant_value", value));
    }
}
