package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.List;

/**
 * What could not be decided before apply, and is to be looked at after it.
 *
 * @param policy id of the policy
 * @param address resource that it asks about, empty for the plan as a whole
 * @param level its enforcement level
 * @param waitsFor paths whose values were unknown
 * @param fingerprint of the finding
 */
public record Obligation(String policy, String address, String level, List<String> waitsFor, String fingerprint) {
    public Obligation {
        waitsFor = List.copyOf(waitsFor);
    }
}
