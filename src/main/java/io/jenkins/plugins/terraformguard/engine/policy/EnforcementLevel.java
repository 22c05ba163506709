package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a finding of a policy does to the verdict; the names are those of Sentinel. Weakest first. */
public enum EnforcementLevel {
    /** Only recorded. */
    SHADOW,
    /** Annotates. */
    ADVISORY,
    /** Needs an approved exception. */
    SOFT_MANDATORY,
    /** Fails. */
    HARD_MANDATORY;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names, weakest first. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(EnforcementLevel::id).toList();
    }

    /** The level of that name, or null. */
    public static EnforcementLevel byId(String id) {
        for (EnforcementLevel level : values()) {
            if (level.id().equals(id)) {
                return level;
            }
        }
        return null;
    }

    public boolean isMandatory() {
        return this == SOFT_MANDATORY || this == HARD_MANDATORY;
    }
}
