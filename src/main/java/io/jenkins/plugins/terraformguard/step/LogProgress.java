package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import java.io.PrintStream;

/** Writes a line into the build log every ten seconds. */
final class LogProgress implements GuardProgress {
    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final PrintStream log;
    private long last = System.nanoTime();

    LogProgress(PrintStream log) {
        this.log = log;
    }

    @Override
    public void report(Phase phase, int done, int total) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL_NANOS) {
            last = now;
            log.println(
                    phase == Phase.READING
                            ? Messages.LogProgress_reading(done)
                            : Messages.LogProgress_evaluating(done, total));
        }
    }
}
