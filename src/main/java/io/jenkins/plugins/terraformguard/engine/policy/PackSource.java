package io.jenkins.plugins.terraformguard.engine.policy;

/**
 * The file of a pack, and the one that holds its examples.
 *
 * @param examples null where the examples, if there are any, stand in the pack itself
 */
public record PackSource(PolicyFile pack, PolicyFile examples) {
    /** A pack whose examples stand in it. */
    public static PackSource of(PolicyFile pack) {
        return new PackSource(pack, null);
    }
}
