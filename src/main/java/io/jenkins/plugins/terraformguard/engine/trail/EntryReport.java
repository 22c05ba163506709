package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found out about one link and what it names.
 *
 * @param place where it is
 * @param name of the link's file, or of the file that has none
 * @param link null if there is none that can be read
 * @param digest of the link's file; empty if there is none
 * @param decision that lies beside it, or null
 * @param checks in the order in which they are shown
 */
public record EntryReport(
        String place, String name, Link link, String digest, DecisionGlance decision, List<TrailCheck> checks) {
    public EntryReport {
        checks = List.copyOf(checks);
    }

    /** The worst of the checks. */
    public TrailStatus status() {
        return TrailStatus.worst(checks.stream().map(TrailCheck::status).toList());
    }

    EntryReport with(List<TrailCheck> more) {
        List<TrailCheck> all = new ArrayList<>(checks);
        all.addAll(more);
        return new EntryReport(place, name, link, digest, decision, all);
    }

    EntryReport withChecks(List<TrailCheck> others) {
        return new EntryReport(place, name, link, digest, decision, others);
    }
}
