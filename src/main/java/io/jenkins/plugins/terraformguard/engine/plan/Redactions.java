package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was hidden although the plan does not mark it, by the rule that hid it. */
public final class Redactions {
    /** The rule of a value that equals a marked one, or that a marked one stands in. */
    public static final String COPY = "copy";

    /** The rule of a text whose attribute or variable is named like a secret. */
    public static final String NAME = "name";

    /** The rule of a constant of a provider or provisioner. */
    public static final String CONFIGURATION = "configuration";

    private final Map<String, Integer> counts = new TreeMap<>();

    void count(String rule) {
        if (!rule.isEmpty()) {
            counts.merge(rule, 1, Integer::sum);
        }
    }

    /** How many values each rule hid; those of credentials are named as in the documentation. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
