package io.jenkins.plugins.terraformguard.engine.waiver;

/**
 * What the organisation lets waivers and baselines do.
 *
 * @param maxDays how many days ahead a waiver may expire at most
 * @param organisationMaxDays the same for the organisation's own waivers
 * @param allowBaseline whether projects may have a baseline
 */
public record WaiverRules(int maxDays, int organisationMaxDays, boolean allowBaseline) {
    /** What holds where nobody says anything else. */
    public static final WaiverRules DEFAULT = new WaiverRules(90);

    private static final int MAX = 3_650;

    public WaiverRules {
        if (maxDays < 0 || maxDays > MAX || organisationMaxDays < 0 || organisationMaxDays > MAX) {
            throw new IllegalArgumentException("Waivers last between 0 and " + MAX + " days");
        }
    }

    /** The same bound for all layers; baselines are allowed. */
    public WaiverRules(int maxDays) {
        this(maxDays, maxDays, true);
    }
}
