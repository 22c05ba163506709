package io.jenkins.plugins.terraformguard.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan that says how it differs from another one: {@code changes} to resources ({@code address}, with {@code set}: path
 * to value, {@code unset}: paths, {@code unknown}: paths that become known after apply), resources to {@code add}, and
 * addresses to {@code remove}. Paths are those of {@code after}.
 */
final class ArchitectureTwin {
    private ArchitectureTwin() {}

    /** The whole plan of the twin. */
    static Map<String, Object> apply(Map<String, Object> twin, Map<String, Object> original) {
        Map<String, Object> plan = ArchitectureTree.copy(original);
        List<Object> resources = ArchitectureTree.list(plan, "resources");
        for (Object address : list(twin, "remove")) {
            resources.remove(find(resources, address));
        }
        for (Object change : list(twin, "changes")) {
            Map<String, Object> differs = ArchitectureTree.map(change);
            change(differs, find(resources, differs.get("address")));
        }
        resources.addAll(list(twin, "add"));
        return plan;
    }

    private static void change(Map<String, Object> differs, Map<String, Object> resource) {
        Map<String, Object> after = ArchitectureTree.child(resource, "after");
        Map<String, Object> unknown = ArchitectureTree.child(resource, "after_unknown");
        Map<String, Object> references = ArchitectureTree.child(resource, "references");
        ArchitectureTree.child(differs, "set").forEach((path, value) -> {
            ArchitectureTree.set(after, path, value);
            if (ArchitectureTree.has(unknown, path)) {
                ArchitectureTree.set(unknown, path, false);
            }
            forget(references, path);
        });
        for (Object path : list(differs, "unset")) {
            ArchitectureTree.remove(after, path.toString());
            ArchitectureTree.remove(unknown, path.toString());
            forget(references, path.toString());
        }
        for (Object path : list(differs, "unknown")) {
            ArchitectureTree.remove(after, path.toString());
            ArchitectureTree.set(unknown, path.toString(), true);
        }
    }

    /** What is set or taken away refers to nothing any more, nor does what lies in it. */
    private static void forget(Map<String, Object> references, String path) {
        references.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "."));
    }

    private static Map<String, Object> find(List<Object> resources, Object address) {
        return resources.stream()
                .map(ArchitectureTree::map)
                .filter(resource -> ArchitecturePlan.address(resource).equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + address + " in the plan"));
    }

    private static List<Object> list(Map<String, Object> map, String key) {
        return map.containsKey(key) ? ArchitectureTree.list(map, key) : new ArrayList<>();
    }
}
