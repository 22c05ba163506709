package io.jenkins.plugins.terraformguard.results.telemetry;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.gate.GateQuestion;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Phases that are over, for tests; they belong to no build. */
public final class Reports {
    public static final Instant START = Instant.parse("2026-03-14T09:00:00Z");
    public static final Duration TOOK = Duration.ofSeconds(12);

    private static final List<Lap> LAPS = List.of(
            new Lap(Lap.Part.EVALUATION, START.plusSeconds(1), Duration.ofSeconds(7)),
            new Lap(Lap.Part.REVIEW, START.plusSeconds(8), Duration.ofSeconds(1)),
            new Lap(Lap.Part.RECORDING, START.plusSeconds(9), Duration.ofSeconds(3)));

    private Reports() {}

    public static PhaseReport plan(TraceParent parent, Decision... decisions) {
        return report(Phase.PLAN, List.of(decisions), null, null, "", parent);
    }

    public static PhaseReport plan(Decision... decisions) {
        return plan(TraceParent.NONE, decisions);
    }

    public static PhaseReport gate(Decision again, GateReason... reasons) {
        GateDecision gate = new GateDecision(
                reasons.length == 0,
                List.of(reasons),
                List.of(),
                new GateQuestion.Asker("web", "1", "job", "1", "user bob"),
                START,
                "",
                null,
                0,
                0,
                Verdict.PASS,
                "",
                "",
                "");
        return report(Phase.APPLY, List.of(again), gate, null, "", TraceParent.NONE);
    }

    public static PhaseReport verification(Verification.Status status, String text) {
        Verification.StateVersion none = Verification.StateVersion.UNKNOWN;
        Verification verification = new Verification(
                new Verification.Subject("web", "1", "", "", none, none, text, "1", text, START),
                status,
                List.of(text),
                Verification.Counts.NONE,
                List.of(),
                0,
                List.of(),
                List.of(),
                text,
                text);
        return report(Phase.VERIFY, List.of(), null, verification, "", TraceParent.NONE);
    }

    public static PhaseReport failed(Phase phase, Class<?> thrown) {
        return report(phase, List.of(), null, null, thrown.getName(), TraceParent.NONE);
    }

    private static PhaseReport report(
            Phase phase,
            List<Decision> decisions,
            GateDecision gate,
            Verification verification,
            String failure,
            TraceParent parent) {
        return new PhaseReport(null, "web", phase, START, TOOK, LAPS, decisions, gate, verification, failure, parent);
    }
}
