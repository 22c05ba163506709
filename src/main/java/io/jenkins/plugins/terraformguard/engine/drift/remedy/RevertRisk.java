package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What may go wrong where a drift is reverted. */
final class RevertRisk {
    static final String REPLACED =
            "The resource is destroyed and created anew: what it holds is lost, and what depends on its identity changes.";

    private RevertRisk() {}

    /**
     * @param back attributes that get their recorded value
     * @param third attributes that get another one
     */
    static String of(
            DriftedResource resource, List<DriftedResource.Attribute> back, List<DriftedResource.Attribute> third) {
        List<String> risks = new ArrayList<>();
        if (resource.planned() != null) {
            switch (resource.planned()) {
                case REPLACE -> risks.add(REPLACED);
                case CREATE_AND_FORGET -> risks.add("Nobody manages the old object from then on.");
                default -> {}
            }
        }
        List<DriftedResource.Attribute> all =
                Stream.concat(back.stream(), third.stream()).toList();
        List<DriftedResource.Attribute> added =
                all.stream().filter(DriftedResource.Attribute::isAdded).toList();
        if (!added.isEmpty()) {
            risks.add("What somebody added is taken away: " + Names.paths(added) + ".");
        }
        List<DriftedResource.Attribute> security =
                all.stream().filter(DriftedResource.Attribute::security).toList();
        if (!security.isEmpty()) {
            risks.add("Security depends on " + Names.paths(security)
                    + ": make sure that it was not changed to close a hole or to let somebody work.");
        }
        return String.join(" ", risks);
    }
}
