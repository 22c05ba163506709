package io.jenkins.plugins.terraformguard.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Finds the most heap that is in use at a time, garbage left out: has the heap collected now and then and keeps the
 * largest size after a full collection.
 */
final class HeapWatch implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 100;

    private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    private final AtomicLong peak = new AtomicLong();
    private final Thread collector = new Thread(this::collect, "collector");

    HeapWatch() {
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) bean).addNotificationListener((event, nothing) -> collected(event), null, null);
        }
        collector.setDaemon(true);
        collector.start();
    }

    /** Bytes. */
    long peak() {
        return peak.get();
    }

    private void collect() {
        try {
            while (true) {
                Thread.sleep(INTERVAL_MILLIS);
                System.gc();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collected(Notification event) {
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) event.getUserData());
        if (!info.getGcAction().equals("end of major GC")) {
            return;
        }
        long used = 0;
        for (Map.Entry<String, MemoryUsage> pool :
                info.getGcInfo().getMemoryUsageAfterGc().entrySet()) {
            used += pools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
        }
        peak.accumulateAndGet(used, Math::max);
    }

    @Override
    public void close() {
        collector.interrupt();
    }
}
