package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.results.telemetry.Lap;
import io.jenkins.plugins.terraformguard.results.telemetry.Phase;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseListener;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import io.jenkins.plugins.terraformguard.results.telemetry.TraceParent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at the clock while a phase runs, and tells at the end what it has seen. For one thread. */
final class PhaseWatch {
    private final Run<?, ?> run;
    private final String guard;
    private final Phase phase;
    private final TraceParent parent;
    private final Consumer<PhaseReport> told;
    private final Instant started = Instant.now();
    private final long begin = System.nanoTime();
    private final List<Lap> laps = new ArrayList<>();
    private List<Decision> decisions = List.of();
    private GateDecision gate;
    private Verification verification;

    PhaseWatch(Run<?, ?> run, String guard, Phase phase, EnvVars environment) {
        this(run, guard, phase, environment, PhaseListener::tell);
    }

    PhaseWatch(Run<?, ?> run, String guard, Phase phase, EnvVars environment, Consumer<PhaseReport> told) {
        this.run = run;
        this.guard = guard;
        this.phase = phase;
        this.parent = TraceParent.of(environment);
        this.told = told;
    }

    /** Something that takes its time. */
    @FunctionalInterface
    interface Work<T> {
        T get() throws IOException, InterruptedException;
    }

    /** Something that takes its time and gives nothing back. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException, InterruptedException;
    }

    /** Does a part of the phase; how long it took is told whether or not it works. */
    <T> T lap(Lap.Part part, Work<T> work) throws IOException, InterruptedException {
        Instant from = Instant.now();
        long first = System.nanoTime();
        try {
            return work.get();
        } finally {
            laps.add(new Lap(part, from, since(first)));
        }
    }

    /** The same. */
    void lap(Lap.Part part, Task task) throws IOException, InterruptedException {
        lap(part, () -> {
            task.run();
            return null;
        });
    }

    void decided(List<Decision> made) {
        decisions = made;
    }

    void gate(GateDecision said) {
        gate = said;
    }

    void verified(Verification found) {
        verification = found;
    }

    /** Does all of the phase, and tells. */
    <T> T phase(Work<T> work) throws IOException, InterruptedException {
        Throwable thrown = null;
        try {
            return work.get();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            thrown = e;
            throw e;
        } finally {
            told.accept(report(thrown));
        }
    }

    /** What ends a build because of a verdict is no failure; what ends it before there is any is one. */
    private PhaseReport report(Throwable thrown) {
        boolean known =
                switch (phase) {
                    case PLAN -> !decisions.isEmpty();
                    case APPLY -> gate != null;
                    case VERIFY -> verification != null;
                };
        String failure = known || thrown == null ? "" : name(thrown);
        return new PhaseReport(
                run, guard, phase, started, since(begin), laps, decisions, gate, verification, failure, parent);
    }

    /** Whatever kind of interruption it is, somebody has stopped the build. */
    private static String name(Throwable thrown) {
        return (thrown instanceof InterruptedException ? InterruptedException.class : thrown.getClass()).getName();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
