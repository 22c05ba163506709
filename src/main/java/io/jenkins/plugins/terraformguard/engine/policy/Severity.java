package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.Locale;

/** How bad a violation is, whatever is done about it; worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** The name used in policies, decisions and reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that name, or null. */
    public static Severity byId(String id) {
        for (Severity severity : values()) {
            if (severity.id().equals(id)) {
                return severity;
            }
        }
        return null;
    }
}
