package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse.State;
import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Whether a waiver holds at all, whatever was found.
 *
 * @param state why it does not, or null if it does
 */
record Term(State state, String why) {
    private static final Term HOLDS = new Term(null, "");

    static Term of(Waiver waiver, Instant now, WaiverRules rules) {
        if (new Glob(waiver.policy()).isBoundless()
                && waiver.resources().stream().anyMatch(resource -> new Glob(resource).isBoundless())) {
            return new Term(State.VOID, "It would waive everything; name the policy or the resources");
        }
        if (!rules.projects() && waiver.layer().equals(Waiver.PROJECT)) {
            return new Term(State.VOID, "A layer above lets no waiver of the project count");
        }
        if (!now.isBefore(waiver.end())) {
            return new Term(State.EXPIRED, "Its time is over");
        }
        int days = rules.maxDays();
        LocalDate latest = day(now).plusDays(days);
        if (day(waiver.end().minusNanos(1)).isAfter(latest)) {
            return new Term(
                    State.VOID, "It may last " + days + " days at most; write expires: " + latest + " or earlier");
        }
        return HOLDS;
    }

    /** Whether it leaves open both policy and resource, and one of them altogether. */
    static boolean isBroad(Waiver waiver) {
        Glob policy = new Glob(waiver.policy());
        return waiver.resources().stream()
                .map(Glob::new)
                .anyMatch(resource ->
                        policy.isPattern() && resource.isBoundless() || policy.isBoundless() && resource.isPattern());
    }

    boolean holds() {
        return state == null;
    }

    /** @param missed findings that it would have waived */
    String detail(int missed) {
        return why
                + (missed == 0
                        ? ""
                        : "; without it " + (missed == 1 ? "1 finding counts" : missed + " findings count"));
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
