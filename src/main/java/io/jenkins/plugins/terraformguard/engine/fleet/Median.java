package io.jenkins.plugins.terraformguard.engine.fleet;

import java.util.Map;
import java.util.TreeMap;

/** The number in the middle; of two in the middle the lower one, so that it is one that there is. */
final class Median {
    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private long total;

    /** @param times how often the number is there */
    void add(int number, int times) {
        counts.merge(number, (long) times, Long::sum);
        total += times;
    }

    /** {@link FleetRow#UNKNOWN} where there is none. */
    int value() {
        long left = (total + 1) / 2;
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            left -= each.getValue();
            if (left <= 0) {
                return each.getKey();
            }
        }
        return FleetRow.UNKNOWN;
    }
}
