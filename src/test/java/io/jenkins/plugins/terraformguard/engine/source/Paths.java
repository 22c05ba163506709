package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Attribute paths as text, and all that are in a block. What a dynamic block makes is written {@code [*]}. */
final class Paths {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private Paths() {}

    /** The path of a member. */
    static String member(String path, String name) {
        if (NAME.matcher(name).matches()) {
            return path.isEmpty() ? name : path + "." + name;
        }
        return path + "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    /** Every path with its position, in the order of the source. */
    static Map<String, SourcePosition> all(SourceAttributes attributes) {
        Map<String, SourcePosition> result = new LinkedHashMap<>();
        Deque<Map.Entry<String, AttributeNode>> open = new ArrayDeque<>();
        open.push(Map.entry("", attributes.root()));
        while (!open.isEmpty()) {
            Map.Entry<String, AttributeNode> next = open.pop();
            String path = next.getKey();
            AttributeNode node = next.getValue();
            if (!path.isEmpty()) {
                result.put(path, node.position());
            }
            List<Map.Entry<String, AttributeNode>> inside = new ArrayList<>();
            node.members().forEach((name, member) -> inside.add(Map.entry(member(path, name), member)));
            for (int i = 0; i < node.elements().size(); i++) {
                inside.add(Map.entry(path + "[" + i + "]", node.elements().get(i)));
            }
            if (node.every() != null) {
                inside.add(Map.entry(path + "[*]", node.every()));
            }
            Collections.reverse(inside);
            inside.forEach(open::push);
        }
        return result;
    }
}
