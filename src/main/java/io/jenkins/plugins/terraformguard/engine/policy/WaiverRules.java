package io.jenkins.plugins.terraformguard.engine.policy;

/**
 * What layers allow to waivers. A lower layer can only make it less.
 *
 * @param maxDays how many days a waiver may last at most
 * @param projects whether waivers and the baseline of the project count at all
 */
public record WaiverRules(int maxDays, boolean projects) {
    /** What holds where no layer says anything. */
    public static final WaiverRules DEFAULT = new WaiverRules(90, true);
}
