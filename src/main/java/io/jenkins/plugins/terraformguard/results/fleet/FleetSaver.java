package io.jenkins.plugins.terraformguard.results.fleet;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/** Writes what has changed a while after it did, so that many changes cost one writing. */
final class FleetSaver {
    private static final Logger LOGGER = Logger.getLogger(FleetSaver.class.getName());
    private static final long DELAY_SECONDS = 10;

    private final Writing writing;
    private final AtomicBoolean pending = new AtomicBoolean();

    /** Writes all as it is now. */
    interface Writing {
        void run() throws IOException;
    }

    FleetSaver(Writing writing) {
        this.writing = writing;
    }

    /** Something has changed. */
    void changed() {
        if (pending.compareAndSet(false, true)) {
            try {
                Timer.get().schedule(this::flush, DELAY_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException e) {
                LOGGER.log(Level.FINE, "Jenkins is about to end, which writes as well", e);
            }
        }
    }

    boolean isPending() {
        return pending.get();
    }

    /** Writes now, if anything has changed. What changes meanwhile is written later. */
    synchronized void flush() {
        if (pending.getAndSet(false)) {
            try {
                writing.run();
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "The rows of guards can't be written; they are made anew after a restart", e);
            }
        }
    }
}
