package io.jenkins.plugins.terraformguard.results.kept;

import java.io.IOException;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Changes of what is kept with jobs: one at a time for a job, wherever it is moved meanwhile. */
@Restricted(NoExternalUse.class)
public final class JobLock {
    private static final int ATTEMPTS = 5;

    /** A folder has the lock that it falls to; some share one. */
    private static final Object[] LOCKS = new Object[64];

    static {
        for (int i = 0; i < LOCKS.length; i++) {
            LOCKS[i] = new Object();
        }
    }

    private JobLock() {}

    /** A change; made again where it failed, or landed, in a place that the job was moved away from. */
    @FunctionalInterface
    public interface Change<P, T> {
        T apply(P place) throws IOException;
    }

    /**
     * Makes a change under the lock of the place that it is made in. Where the job is moved meanwhile, the change is made
     * once more where it is now: so it has to be one that made twice is as made once.
     *
     * @param place where the files lie now; equal as long as the job is not moved
     */
    public static <P, T> T change(Supplier<P> place, Change<P, T> change) throws IOException {
        for (int i = 1; true; i++) {
            P here = place.get();
            try {
                T result;
                synchronized (LOCKS[Math.floorMod(here.hashCode(), LOCKS.length)]) {
                    result = change.apply(here);
                }
                if (here.equals(place.get()) || i == ATTEMPTS) {
                    return result;
                }
            } catch (IOException e) {
                if (here.equals(place.get()) || i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
