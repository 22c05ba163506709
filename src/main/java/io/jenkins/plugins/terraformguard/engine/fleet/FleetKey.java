package io.jenkins.plugins.terraformguard.engine.fleet;

import java.util.Comparator;

/**
 * What tells one row from all others.
 *
 * @param job full name of the job, its folders parted by slashes
 * @param guard id of its decisions
 */
public record FleetKey(String job, String guard) implements Comparable<FleetKey> {
    private static final Comparator<FleetKey> ORDER =
            Comparator.comparing(FleetKey::job).thenComparing(FleetKey::guard);

    @Override
    public int compareTo(FleetKey other) {
        return ORDER.compare(this, other);
    }
}
