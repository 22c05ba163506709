package io.jenkins.plugins.terraformguard.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has the thread that made it clean up when somebody ends the program: it is interrupted, and waited for until it is done. */
final class OnShutdown {
    private static final int PATIENCE_SECONDS = 40;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    OnShutdown() {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> interrupt(worker), "terraform-guard-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Thread worker) {
        worker.interrupt();
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is clean. */
    void done() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }
}
