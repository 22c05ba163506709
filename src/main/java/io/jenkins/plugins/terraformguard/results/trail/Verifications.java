package io.jenkins.plugins.terraformguard.results.trail;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.ImpersonatingExecutorService;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Verifications that people asked for: one at a time in the whole controller. What they came to is kept until a restart. */
@Extension
@Restricted(NoExternalUse.class)
public final class Verifications {
    private static final Logger LOGGER = Logger.getLogger(Verifications.class.getName());
    private static final int WAITING = 20;

    private final Map<Job<?, ?>, Map<String, VerificationOutcome>> outcomes = new WeakHashMap<>();
    private final ExecutorService executor = new ImpersonatingExecutorService(pool(), ACL.SYSTEM2);

    static Verifications get() {
        return ExtensionList.lookupSingleton(Verifications.class);
    }

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(WAITING),
                new NamingThreadFactory(new DaemonThreadFactory(), "Terraform Guard verification"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** What the last one came to; null if there was none. */
    synchronized VerificationOutcome outcome(Job<?, ?> job, String guard) {
        return outcomes.getOrDefault(job, Map.of()).get(guard);
    }

    /**
     * Has a trail verified, unless that is under way.
     *
     * @return false if too many others wait
     */
    synchronized boolean start(Job<?, ?> job, String guard) {
        VerificationOutcome known = outcome(job, guard);
        if (known != null && known.running()) {
            return true;
        }
        try {
            executor.execute(() -> put(job, guard, verify(job, guard)));
        } catch (RejectedExecutionException e) {
            return false;
        }
        put(job, guard, VerificationOutcome.started());
        return true;
    }

    private synchronized void put(Job<?, ?> job, String guard, VerificationOutcome outcome) {
        outcomes.computeIfAbsent(job, none -> new HashMap<>()).put(guard, outcome);
    }

    private static VerificationOutcome verify(Job<?, ?> job, String guard) {
        try {
            return VerificationOutcome.of(new TrailVerification(job, guard).run());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't verify the trail of " + job.getFullName());
            return VerificationOutcome.failed(String.valueOf(e.getMessage()));
        }
    }
}
