package io.jenkins.plugins.terraformguard.engine.fleet;

import java.time.Instant;
import java.util.Locale;
import java.util.function.BiPredicate;

/** What rows can be picked by beside their verdict. */
public enum FleetState {
    /** There is drift. */
    DRIFTED((row, now) -> row.drift().open() > 0),
    /** Nobody ever looked for drift. */
    UNWATCHED((row, now) -> !row.drift().isKnown()),
    /** Somebody is asked who has not answered. */
    WAITING((row, now) -> row.isWaiting()),
    /** The gate let the last plan not pass. */
    REFUSED((row, now) -> row.isRefused()),
    /** A waiver ends soon. */
    LAPSING((row, now) -> row.lapsing(now) > 0),
    /** Nothing was judged for long. */
    STALE((row, now) -> row.at().plus(FleetRow.SOON).isBefore(now));

    private final BiPredicate<FleetRow, Instant> holds;

    FleetState(BiPredicate<FleetRow, Instant> holds) {
        this.holds = holds;
    }

    public boolean holds(FleetRow row, Instant now) {
        return holds.test(row, now);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name, or null. */
    public static FleetState byId(String id) {
        for (FleetState state : values()) {
            if (state.id().equals(id)) {
                return state;
            }
        }
        return null;
    }
}
