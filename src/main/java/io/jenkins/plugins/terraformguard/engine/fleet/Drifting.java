package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.history.Share;
import java.time.Instant;

/**
 * How a guard stands with drift.
 *
 * @param status of the last look, as a decision says it
 * @param open drifts that are there, whether somebody knows of them or not
 * @param since when the oldest of them opened; null where there is none
 * @param looked builds that looked for drift completely, or found some
 * @param drifted those of them that found some
 */
public record Drifting(String status, int open, Instant since, int looked, int drifted) {
    /** Nobody ever looked. */
    public static final Drifting NONE = new Drifting(DriftSummary.NOT_ASKED, 0, null, 0, 0);

    /** Whether it is known how it stands. */
    public boolean isKnown() {
        return open > 0 || looked > 0;
    }

    /** Builds in a hundred that found drift, of those that looked; {@link FleetRow#UNKNOWN} where none did. */
    public int rate() {
        return looked == 0 ? FleetRow.UNKNOWN : Share.percent(drifted, looked);
    }
}
