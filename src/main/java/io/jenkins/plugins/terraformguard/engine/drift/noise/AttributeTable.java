package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Attributes by name, of any resource or of some: {@code name}, {@code *_name}, {@code aws_*:name}. What stands behind
 * {@code !} is left out.
 */
final class AttributeTable {
    private static final Glob ANY = new Glob("*");

    private final Map<String, List<Glob>> exact = new HashMap<>();
    private final List<Entry> patterns = new ArrayList<>();
    private AttributeTable except;

    private record Entry(Glob type, Glob name) {}

    private AttributeTable() {}

    static AttributeTable of(String... entries) {
        AttributeTable table = new AttributeTable();
        for (String entry : entries) {
            if (entry.startsWith("!")) {
                table.except = table.except == null ? new AttributeTable() : table.except;
                table.except.add(entry.substring(1));
            } else {
                table.add(entry);
            }
        }
        return table;
    }

    private void add(String entry) {
        int colon = entry.indexOf(':');
        Glob type = colon < 0 ? ANY : new Glob(entry.substring(0, colon));
        String name = entry.substring(colon + 1);
        Glob glob = new Glob(name);
        if (glob.isPattern()) {
            patterns.add(new Entry(type, glob));
        } else {
            exact.computeIfAbsent(name, unused -> new ArrayList<>()).add(type);
        }
    }

    boolean has(Place place) {
        return has(place.type(), place.name());
    }

    private boolean has(String type, String name) {
        for (Glob known : exact.getOrDefault(name, List.of())) {
            if (known.matches(type)) {
                return except == null || !except.has(type, name);
            }
        }
        for (Entry pattern : patterns) {
            if (pattern.name().matches(name) && pattern.type().matches(type)) {
                return except == null || !except.has(type, name);
            }
        }
        return false;
    }
}
