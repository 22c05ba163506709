package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The trees that mark parts of a value as sensitive or unknown. As in Terraform: a marked part is {@code true}, what is
 * not marked is left out of a map and {@code false} in a list, and containers stay, even empty ones.
 */
final class MarkTree {
    private MarkTree() {}

    /**
     * @param marked names of the marked attributes; those of nested blocks behind the block's name and a dot
     */
    static Object of(Map<String, Object> values, Set<String> marked) {
        return mirror(values, "", marked);
    }

    /** The tree over values that were taken out because they are unknown. */
    static Map<String, Object> unknown(Map<String, Object> values, Iterable<String> unknown) {
        Map<String, Object> tree = new TreeMap<>();
        mirrorMap(values, "", Set.of(), tree);
        unknown.forEach(name -> tree.put(name, true));
        return tree;
    }

    private static Object mirror(Object value, String path, Set<String> marked) {
        if (marked.contains(path)) {
            return true;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> mirror(element, path, marked)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> tree = new TreeMap<>();
            mirrorMap(map, path.isEmpty() ? "" : path + ".", marked, tree);
            return tree;
        }
        return false;
    }

    private static void mirrorMap(Map<?, ?> map, String prefix, Set<String> marked, Map<String, Object> tree) {
        map.forEach((key, element) -> {
            Object mark = mirror(element, prefix + key, marked);
            if (!Boolean.FALSE.equals(mark)) {
                tree.put((String) key, mark);
            }
        });
    }
}
