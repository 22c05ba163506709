package io.jenkins.plugins.terraformguard.engine.policy.relation;

import java.util.ArrayList;
import java.util.List;

/**
 * A module of the configuration, as seen from the instance that refers.
 *
 * @param names the calls that lead to it, from the root
 * @param rules which instance of each of them
 */
record Scene(List<String> names, List<KeyRule> rules) {
    static final Scene ROOT = new Scene(List.of(), List.of());

    Scene {
        names = List.copyOf(names);
        rules = List.copyOf(rules);
    }

    /** The module in which an instance itself is. */
    static Scene of(List<String> names) {
        List<KeyRule> rules = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rules.add(new KeyRule.Same(i));
        }
        return new Scene(names, rules);
    }

    boolean isRoot() {
        return names.isEmpty();
    }

    /** The address of the module in the configuration. */
    String address() {
        return names.isEmpty() ? "" : "module." + String.join(".module.", names);
    }

    Scene parent() {
        return new Scene(names.subList(0, names.size() - 1), rules.subList(0, rules.size() - 1));
    }

    Scene child(String name, KeyRule rule) {
        List<String> deeper = new ArrayList<>(names);
        deeper.add(name);
        List<KeyRule> longer = new ArrayList<>(rules);
        longer.add(rule);
        return new Scene(deeper, longer);
    }

    /** What each.key and count.index mean in the arguments of the call of this module. */
    KeyRule eachOfCall() {
        KeyRule last = rules.get(rules.size() - 1);
        return last instanceof KeyRule.Same same ? new KeyRule.Each(same.step()) : last;
    }
}
