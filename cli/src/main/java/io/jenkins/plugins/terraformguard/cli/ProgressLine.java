package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import java.io.PrintWriter;

/** Shows that something goes on: a bar on a terminal, otherwise a line every ten seconds. */
final class ProgressLine implements GuardProgress, AutoCloseable {
    private static final long BAR_INTERVAL = 100_000_000L;
    private static final long LINE_INTERVAL = 10_000_000_000L;
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean terminal;
    private long last = System.nanoTime();
    private boolean drawn;

    ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void report(Phase phase, int done, int total) {
        show(
                phase == Phase.READING ? "reading: " + done + " changes" : "judging: " + done + " of " + total,
                done,
                total);
    }

    /** Shows how far something is, if it is time to. */
    void show(String text, int done, int total) {
        long now = System.nanoTime();
        if (now - last < (terminal ? BAR_INTERVAL : LINE_INTERVAL)) {
            return;
        }
        last = now;
        if (terminal) {
            out.print("\r\u001b[K" + bar(done, total) + " " + text);
            out.flush();
            drawn = true;
        } else {
            out.println("terraform-guard: " + text);
        }
    }

    private static String bar(int done, int total) {
        int filled = total == 0 ? 0 : (int) ((long) done * WIDTH / total);
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }

    /** Takes the bar away; it comes back when there is something to show. */
    @Override
    public void close() {
        if (drawn) {
            out.print("\r\u001b[K");
            out.flush();
            drawn = false;
        }
    }
}
