package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What one notifier has yet to be told: one thing at a time, on a thread that is there only while there is something. */
final class NoticeQueue extends ThreadPoolExecutor {
    /** What may wait; what comes on top of it is refused. */
    static final int MAX_WAITING = 500;

    private volatile Running running;

    /** What is told now, and since when (in the time of {@link System#nanoTime()}, which nobody sets). */
    private record Running(Future<?> task, long since) {}

    NoticeQueue(String name) {
        super(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), name));
        allowCoreThreadTimeOut(true);
    }

    /** @return whether it was taken */
    boolean add(Runnable notice) {
        try {
            submit(notice);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * Interrupts what has been told for longer than that.
     *
     * @return whether something was
     */
    boolean interruptAfter(Duration longest) {
        Running now = running;
        return now != null
                && System.nanoTime() - now.since() > longest.toNanos()
                && now.task().cancel(true);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        super.beforeExecute(thread, task);
        running = task instanceof Future<?> future ? new Running(future, System.nanoTime()) : null;
    }

    @Override
    protected void afterExecute(Runnable task, Throwable failure) {
        running = null;
        super.afterExecute(task, failure);
    }
}
