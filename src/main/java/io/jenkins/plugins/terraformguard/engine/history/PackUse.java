package io.jenkins.plugins.terraformguard.engine.history;

/**
 * What one version of a pack came to on one plan.
 *
 * @param layer where it comes from
 * @param evaluated how often its policies were asked
 * @param hits their findings, whatever became of them
 * @param waived those of them that are exempt
 * @param overridden those of them that people let pass
 * @param errors those of them that are errors
 */
public record PackUse(
        String pack, String version, String layer, int evaluated, int hits, int waived, int overridden, int errors) {}
