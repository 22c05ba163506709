package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.Map;

/**
 * What layers allow to waivers. A lower layer can only make it less.
 *
 * @param maxDays how many days a waiver may last at most
 * @param projects whether waivers and the baseline of the project count at all
 * @param waivedBy the lowest layer that can waive findings of a policy, by its id; of others every layer can
 */
public record WaiverRules(int maxDays, boolean projects, Map<String, String> waivedBy) {
    /** What holds where no layer says anything. */
    public static final WaiverRules DEFAULT = new WaiverRules(90, true);

    public WaiverRules {
        waivedBy = Map.copyOf(waivedBy);
    }

    /** Rules that treat all policies alike. */
    public WaiverRules(int maxDays, boolean projects) {
        this(maxDays, projects, Map.of());
    }

    /** The same, with policies that not every layer can waive. */
    public WaiverRules with(Map<String, String> byPolicy) {
        return new WaiverRules(maxDays, projects, byPolicy);
    }

    /** The lowest layer that can waive findings of a policy. */
    public String lowestFor(String policy) {
        return waivedBy.getOrDefault(policy, Waiver.PROJECT);
    }
}
