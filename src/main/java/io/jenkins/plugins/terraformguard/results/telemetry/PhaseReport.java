package io.jenkins.plugins.terraformguard.results.telemetry;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A phase of a guard once it is over. What people answer later is not part of it.
 *
 * @param run the build
 * @param guard its id
 * @param phase which
 * @param started by the controller's clock
 * @param took how long, of a clock that nobody sets
 * @param laps parts of it, in their order
 * @param decisions what was decided on the plans of the file; in the phase {@code apply} that is what judging them again came to
 * @param gate what the gate said, or null
 * @param verification what the look after apply found, or null
 * @param failure class of what ended it before there was any of these; empty where there is one
 * @param parent the span that it belongs to, as the environment names it
 */
@Restricted(NoExternalUse.class)
public record PhaseReport(
        Run<?, ?> run,
        String guard,
        Phase phase,
        Instant started,
        Duration took,
        List<Lap> laps,
        List<Decision> decisions,
        GateDecision gate,
        Verification verification,
        String failure,
        TraceParent parent) {
    public PhaseReport {
        laps = List.copyOf(laps);
        decisions = List.copyOf(decisions);
    }

    /** Whether somebody has stopped it. */
    public boolean isAborted() {
        return failure.equals(InterruptedException.class.getName());
    }
}
