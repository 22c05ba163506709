package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Hands notices to the notifiers. One that fails, hangs or is slow keeps nobody waiting, and no other from its notices. */
@Extension
@Restricted(NoExternalUse.class)
public final class NoticeDesk {
    private static final Logger LOGGER = Logger.getLogger(NoticeDesk.class.getName());

    /** How long a notifier may take for one notice. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** How long Jenkins waits for notices that are under way when it goes down. */
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Map<ApprovalNotifier, NoticeQueue> queues = new ConcurrentHashMap<>();

    static NoticeDesk get() {
        return ExtensionList.lookupSingleton(NoticeDesk.class);
    }

    /** One of the methods of a notifier. */
    @FunctionalInterface
    interface Event {
        void tell(ApprovalNotifier notifier, ApprovalNotice notice) throws IOException, InterruptedException;
    }

    /** Tells all notifiers, soon. */
    void tell(Event event, ApprovalNotice notice) {
        for (ApprovalNotifier notifier : ExtensionList.lookup(ApprovalNotifier.class)) {
            NoticeQueue queue = queues.computeIfAbsent(
                    notifier,
                    key -> new NoticeQueue("notices of " + key.getClass().getName()));
            if (!queue.add(() -> tell(event, notifier, notice))) {
                LOGGER.warning(() -> "A notice of " + notice.run() + " was left out: "
                        + notifier.getClass().getName() + " does not keep up");
            }
        }
    }

    private static void tell(Event event, ApprovalNotifier notifier, ApprovalNotice notice) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            event.tell(notifier, notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOGGER.log(Level.WARNING, e, () -> failed(notifier, notice));
        } catch (IOException | RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, e, () -> failed(notifier, notice));
        }
    }

    private static String failed(ApprovalNotifier notifier, ApprovalNotice notice) {
        return notifier.getClass().getName() + " did not get through with a notice of " + notice.run();
    }

    /** Interrupts notifiers that take too long. */
    void interruptHanging() {
        interruptAfter(LONGEST);
    }

    void interruptAfter(Duration longest) {
        queues.forEach((notifier, queue) -> {
            if (queue.interruptAfter(longest)) {
                LOGGER.warning(() -> notifier.getClass().getName() + " hung over a notice and was interrupted");
            }
        });
    }

    /** Lets what is under way come to its end when Jenkins goes down. */
    @Terminator
    public static void close() throws InterruptedException {
        ExtensionList<NoticeDesk> desks = ExtensionList.lookup(NoticeDesk.class);
        for (NoticeDesk desk : desks) {
            desk.queues.values().forEach(NoticeQueue::shutdown);
            long end = System.nanoTime() + LAST.toNanos();
            for (NoticeQueue queue : desk.queues.values()) {
                if (!queue.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    queue.shutdownNow();
                }
            }
        }
    }
}
