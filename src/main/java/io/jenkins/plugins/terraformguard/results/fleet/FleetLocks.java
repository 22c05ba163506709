package io.jenkins.plugins.terraformguard.results.fleet;

import io.jenkins.plugins.terraformguard.engine.fleet.FleetKey;

/** What is held while a row is made anew, so that what was read first is not put down last. */
final class FleetLocks {
    private static final Object[] LOCKS = new Object[64];

    static {
        for (int i = 0; i < LOCKS.length; i++) {
            LOCKS[i] = new Object();
        }
    }

    private FleetLocks() {}

    static Object of(FleetKey key) {
        return LOCKS[Math.floorMod(key.hashCode(), LOCKS.length)];
    }
}
