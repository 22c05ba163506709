package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The parts of a plan or state that a visitor can ask for; named as the keys at the top of the JSON. */
public enum PlanSection {
    RESOURCE_CHANGES,
    RESOURCE_DRIFT,
    OUTPUT_CHANGES,
    DEFERRED_CHANGES,
    ACTION_INVOCATIONS,
    DEFERRED_ACTION_INVOCATIONS,
    CHECKS,
    /** How Terraform 1.2 wrote checks. */
    CONDITION_RESULTS,
    RELEVANT_ATTRIBUTES,
    CONFIGURATION,
    PLANNED_VALUES,
    PRIOR_STATE,
    /** The content of a state, where the document is one. */
    VALUES;

    /** What the plan does, without the states before and after it. */
    public static final Set<PlanSection> CHANGES = Set.copyOf(EnumSet.of(
            RESOURCE_CHANGES,
            RESOURCE_DRIFT,
            OUTPUT_CHANGES,
            DEFERRED_CHANGES,
            ACTION_INVOCATIONS,
            DEFERRED_ACTION_INVOCATIONS,
            CHECKS,
            CONDITION_RESULTS,
            RELEVANT_ATTRIBUTES));

    public static final Set<PlanSection> ALL = Set.copyOf(EnumSet.allOf(PlanSection.class));

    /** The key in the JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The section of a key, or null. */
    static PlanSection of(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
