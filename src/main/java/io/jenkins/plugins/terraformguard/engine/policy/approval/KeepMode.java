package io.jenkins.plugins.terraformguard.engine.policy.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which new plan keeps an approval that an earlier one got; from the strictest on. */
public enum KeepMode {
    /** None: each plan is approved by itself. */
    NONE,
    /** One that does exactly the same. */
    SAME,
    /** One that does nothing that was not approved, and perhaps less. */
    SAFER;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that name, or null. */
    public static KeepMode byId(String id) {
        return Arrays.stream(values())
                .filter(mode -> mode.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(KeepMode::id).toList();
    }
}
