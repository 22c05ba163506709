package io.jenkins.plugins.terraformguard.results.telemetry;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Figures of the whole controller that stand at a moment, rather than happen. */
@Restricted(NoExternalUse.class)
public enum Figure {
    /** Requests that wait for an answer. */
    APPROVALS_PENDING("approvals.pending"),
    /** Seconds since the oldest of these was made; 0 where there is none. */
    APPROVALS_OLDEST("approvals.oldest.seconds"),
    /** Drifts that are there and count, acknowledged ones too, as the ledgers of all jobs know them. */
    DRIFT_OPEN("drift.open"),
    /** Ledgers that can't be read, so that there may be more drifts. */
    DRIFT_UNREADABLE("drift.unreadable"),
    /** Granted waivers that hold, and end within 30 days. */
    WAIVERS_LAPSING("waivers.lapsing"),
    /** Files of granted waivers that can't be read. */
    WAIVERS_UNREADABLE("waivers.unreadable"),
    /** Endpoints of models that are set up. */
    REVIEWERS_ENDPOINTS("reviewers.endpoints"),
    /** Endpoints that are left alone because they failed again and again. */
    REVIEWERS_OPEN("reviewers.breakers.open"),
    /** Endpoints of which one question is to tell whether they work again. */
    REVIEWERS_HALF_OPEN("reviewers.breakers.half_open"),
    /** Tokens that all folders used this month, as providers and estimates count them. */
    REVIEWERS_TOKENS("reviewers.tokens.month"),
    /** Rows of the page over all guards: one for each guard of a job. */
    FLEET_ROWS("fleet.rows"),
    /** Seconds since all jobs were looked at for it; not known where that was not done since the start. */
    FLEET_AGE("fleet.age.seconds"),
    /** Rows that could not be made, and one more where its file was damaged. */
    FLEET_FAILURES("fleet.failures");

    private final String name;

    Figure(String name) {
        this.name = name;
    }

    /** Its name, with dots between the parts. */
    public String id() {
        return name;
    }
}
