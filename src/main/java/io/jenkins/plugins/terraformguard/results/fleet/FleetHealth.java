package io.jenkins.plugins.terraformguard.results.fleet;

import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How the rows of all guards are kept.
 *
 * @param rows how many there are
 * @param jobs how many jobs they belong to
 * @param builtAt when all jobs were looked at last; null where that was not done since the start
 * @param savedAt when they were written last; null where they never were
 * @param unsaved whether anything has changed since then
 * @param rebuilding whether all jobs are being looked at now, or are about to be
 * @param damage what was wrong with the file, empty if nothing was
 * @param failures jobs whose row could not be made, with the reason; bounded
 */
@Restricted(NoExternalUse.class)
public record FleetHealth(
        int rows,
        int jobs,
        Instant builtAt,
        Instant savedAt,
        boolean unsaved,
        boolean rebuilding,
        String damage,
        List<String> failures) {
    public FleetHealth {
        failures = List.copyOf(failures);
    }

    /** Whether nothing needs a look. */
    public boolean isWell() {
        return damage.isEmpty() && failures.isEmpty();
    }
}
