package io.jenkins.plugins.terraformguard.engine.plan.secret;

/**
 * Looks closely at the surroundings of an anchor. It reads a bounded number of characters, or characters that no other
 * anchor makes it read again, so that all checks over one text take linear time.
 */
@FunctionalInterface
interface Check {
    /**
     * The rule that the text at the anchor fulfils, or null.
     *
     * @param start where the anchor begins
     * @param end where it ends, exclusive
     */
    CredentialRule at(String text, int start, int end);
}
