package io.jenkins.plugins.terraformguard.results.kept;

import hudson.model.Job;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jenkins.security.ImpersonatingExecutorService;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Work on what is kept with jobs: one at a time in the whole controller. What the last one of a guard came to is kept until a
 * restart.
 *
 * @param <T> what it comes to, or how far it is
 */
@Restricted(NoExternalUse.class)
public final class BackgroundWork<T> {
    private static final int WAITING = 20;

    private final Map<Job<?, ?>, Map<String, T>> outcomes = new WeakHashMap<>();
    private final Predicate<T> running;
    private final ExecutorService executor;

    /**
     * @param name of the thread
     * @param running tells whether it is still under way
     */
    public BackgroundWork(String name, Predicate<T> running) {
        this.running = running;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(WAITING),
                new NamingThreadFactory(new DaemonThreadFactory(), name));
        pool.allowCoreThreadTimeOut(true);
        this.executor = new ImpersonatingExecutorService(pool, ACL.SYSTEM2);
    }

    /** What the last one came to; null if there was none. */
    public synchronized T outcome(Job<?, ?> job, String guard) {
        return outcomes.getOrDefault(job, Map.of()).get(guard);
    }

    /**
     * Has it done, unless it is under way.
     *
     * @param started what is shown until it is done
     * @param work must not throw
     * @return false if too many others wait
     */
    public synchronized boolean start(Job<?, ?> job, String guard, T started, Supplier<T> work) {
        T known = outcome(job, guard);
        if (known != null && running.test(known)) {
            return true;
        }
        try {
            executor.execute(() -> put(job, guard, work.get()));
        } catch (RejectedExecutionException e) {
            return false;
        }
        put(job, guard, started);
        return true;
    }

    private synchronized void put(Job<?, ?> job, String guard, T outcome) {
        outcomes.computeIfAbsent(job, none -> new HashMap<>()).put(guard, outcome);
    }
}
