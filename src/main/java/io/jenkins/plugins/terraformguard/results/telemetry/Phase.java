package io.jenkins.plugins.terraformguard.results.telemetry;

import java.util.Locale;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Phases that do something worth measuring; waiting for people is not one of them. */
@Restricted(NoExternalUse.class)
public enum Phase {
    /** A plan is judged. */
    PLAN,
    /** The gate before apply. */
    APPLY,
    /** The look after apply. */
    VERIFY;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase of that name. */
    public static Optional<Phase> of(String id) {
        for (Phase phase : values()) {
            if (phase.id().equals(id)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
