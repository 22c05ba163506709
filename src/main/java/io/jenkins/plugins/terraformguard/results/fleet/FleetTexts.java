package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Util;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetColumn;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetState;

/** Words and numbers as people read them. */
final class FleetTexts {
    /** Stands where nothing is known. */
    static final String NONE = "\u2013";

    private FleetTexts() {}

    static String number(int number) {
        return number == FleetRow.UNKNOWN ? NONE : Integer.toString(number);
    }

    static String percent(int number) {
        return number == FleetRow.UNKNOWN ? NONE : number + " %";
    }

    static String time(int seconds) {
        return seconds == FleetRow.UNKNOWN ? NONE : Util.getTimeSpanString(seconds * 1_000L);
    }

    static String state(FleetState state) {
        return switch (state) {
            case DRIFTED -> Messages.FleetTexts_drifted();
            case UNWATCHED -> Messages.FleetTexts_unwatched();
            case WAITING -> Messages.FleetTexts_waiting();
            case REFUSED -> Messages.FleetTexts_refused();
            case LAPSING -> Messages.FleetTexts_lapsing();
            case STALE -> Messages.FleetTexts_stale();
        };
    }

    static String column(FleetColumn column) {
        return switch (column) {
            case JOB -> Messages.FleetTexts_job();
            case AT -> Messages.FleetTexts_at();
            case VERDICT -> Messages.FleetTexts_verdict();
            case SCORE -> Messages.FleetTexts_score();
            case FINDINGS -> Messages.FleetTexts_findings();
            case DRIFT -> Messages.FleetTexts_drift();
            case RATE -> Messages.FleetTexts_rate();
            case WAIVERS -> Messages.FleetTexts_waivers();
            case WAITING -> Messages.FleetTexts_approval();
            case RISK -> Messages.FleetTexts_risk();
            case REMEDY -> Messages.FleetTexts_remedy();
            case LEAD -> Messages.FleetTexts_lead();
        };
    }
}
