package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.results.telemetry.Lap;
import io.jenkins.plugins.terraformguard.results.telemetry.Phase;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.Test;

class PhaseWatchTest {
    private final List<PhaseReport> told = new ArrayList<>();

    private PhaseWatch watch(Phase phase) {
        return new PhaseWatch(null, "web", phase, new EnvVars("TRACEPARENT", "nonsense"), told::add);
    }

    private PhaseReport only() {
        assertEquals(1, told.size());
        return told.get(0);
    }

    @Test
    void partsAreTimedWhetherOrNotTheyWork() throws Exception {
        PhaseWatch watch = watch(Phase.PLAN);
        String result = watch.phase(() -> {
            watch.lap(Lap.Part.EVALUATION, () -> Thread.sleep(20));
            assertThrows(
                    IOException.class,
                    () -> watch.lap(Lap.Part.REVIEW, () -> {
                        throw new IOException("x");
                    }));
            watch.decided(List.of(SampleDecisions.full()));
            return watch.lap(Lap.Part.RECORDING, () -> "done");
        });
        assertEquals("done", result);
        PhaseReport report = only();
        assertEquals(
                List.of(Lap.Part.EVALUATION, Lap.Part.REVIEW, Lap.Part.RECORDING),
                report.laps().stream().map(Lap::part).toList());
        Duration evaluation = report.laps().get(0).took();
        assertTrue(evaluation.compareTo(Duration.ofMillis(20)) >= 0, evaluation::toString);
        assertTrue(report.took().compareTo(evaluation) >= 0);
        assertEquals("", report.failure());
        assertEquals("", report.parent().traceparent());
    }

    @Test
    void aVerdictThatEndsTheBuildIsNoFailure() {
        PhaseWatch watch = watch(Phase.PLAN);
        assertThrows(
                AbortException.class,
                () -> watch.phase(() -> {
                    watch.decided(List.of(SampleDecisions.full()));
                    throw new AbortException("the verdict is fail");
                }));
        assertEquals("", only().failure());
    }

    @Test
    void whatEndsItBeforeThereIsAResultIsOne() {
        PhaseWatch watch = watch(Phase.APPLY);
        assertThrows(
                IllegalStateException.class,
                () -> watch.phase(() -> {
                    watch.decided(List.of(SampleDecisions.full()));
                    throw new IllegalStateException("hunter2");
                }));
        assertEquals("java.lang.IllegalStateException", only().failure(), "the gate has said nothing");
        assertFalse(only().isAborted());
        assertFalse(only().failure().contains("hunter2"));
    }

    @Test
    void whoeverStopsABuildBreaksNothing() {
        assertThrows(
                FlowInterruptedException.class,
                () -> watch(Phase.VERIFY).phase(() -> {
                    throw new FlowInterruptedException(Result.ABORTED, true);
                }));
        assertTrue(only().isAborted());
    }
}
