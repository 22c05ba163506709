package io.jenkins.plugins.terraformguard.engine.decision;

/**
 * A baseline and what became of it in an evaluation.
 *
 * @param file file that holds it
 * @param digest SHA-256 of what it says, lower-case hex, whatever its layout
 * @param allowed false where the organisation does not let projects have one: then it has no effect
 * @param entries findings that stand in it
 * @param matched entries whose finding is still there as it was
 * @param moved of these, the ones whose resource has moved since
 * @param lapsed entries whose finding has other values now, so that it counts
 * @param gone entries without a finding, although it was looked for
 */
public record BaselineUse(
        String file, String digest, boolean allowed, int entries, int matched, int moved, int lapsed, int gone) {}
