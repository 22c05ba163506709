package io.jenkins.plugins.terraformguard.engine.source;

/**
 * A place in a block as it is handed on to be kept. The places of a block follow each other as they stand in each other, the
 * block itself first.
 *
 * @param depth 0 for the block itself
 * @param step how one gets here from the place around it
 * @param name of a member, else empty
 * @param uncountable whether nobody can say which of the elements in here an index means
 */
public record SourceNode(int depth, Step step, String name, SourcePosition position, boolean uncountable) {
    /** The way from one place into another. */
    public enum Step {
        /** The block itself. */
        ROOT,
        /** A member of an object or body. */
        MEMBER,
        /** The next element of a list, or block of a type. */
        ELEMENT,
        /** What stands for all elements after those. */
        EVERY
    }
}
