package io.jenkins.plugins.terraformguard.approval.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoticeQueueTest {
    private final NoticeQueue queue = new NoticeQueue("test");

    @AfterEach
    void close() {
        queue.shutdownNow();
    }

    @Test
    void whatComesTooFastIsRefusedAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        assertTrue(queue.add(() -> {
            begun.countDown();
            waitFor(go);
        }));
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        for (int i = 0; i < NoticeQueue.MAX_WAITING; i++) {
            assertTrue(queue.add(done::incrementAndGet));
        }
        assertFalse(queue.add(done::incrementAndGet));
        assertEquals(1, queue.getPoolSize());
        go.countDown();
        assertTrue(Requests.soon(() -> done.get() == NoticeQueue.MAX_WAITING));
    }

    @Test
    void oneThatHangsIsInterruptedAndTheNextIsTold() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch next = new CountDownLatch(1);
        queue.add(() -> {
            begun.countDown();
            waitFor(new CountDownLatch(1));
        });
        queue.add(next::countDown);
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        assertFalse(queue.interruptAfter(Duration.ofHours(1)), "it has its time");
        assertEquals(1, next.getCount());
        assertTrue(queue.interruptAfter(Duration.ZERO));
        assertTrue(next.await(30, TimeUnit.SECONDS));
        assertTrue(Requests.soon(() -> !queue.interruptAfter(Duration.ZERO)), "nothing is told any more");
    }

    @Test
    void oneThatFailsIsFollowedByTheNext() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        queue.add(() -> {
            throw new IllegalStateException("on purpose");
        });
        queue.add(next::countDown);
        assertTrue(next.await(30, TimeUnit.SECONDS));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
