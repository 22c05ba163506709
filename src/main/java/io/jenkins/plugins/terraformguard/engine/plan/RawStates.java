package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/**
 * The states of a change as they stand in the text. A state after that is written as the one before is not built once
 * more, and where both are the same as most likely they were to be, neither is built.
 */
final class RawStates {
    private final Skimmer skimmer;
    private Value before;
    private Value after;
    private long from;
    private long to;
    private boolean skipped;
    private boolean same;
    private RawValue unchanged;

    RawStates(Skimmer skimmer) {
        this.skimmer = skimmer;
    }

    void clear() {
        before = Value.NULL;
        after = Value.NULL;
        from = 0;
        to = 0;
        skipped = false;
        same = false;
        unchanged = null;
    }

    /** @param mayBeSame whether it is worth waiting for the state after */
    void readBefore(boolean mayBeSame) throws IOException {
        skipped = mayBeSame && skimmer.peek() == '{';
        skimmer.peek();
        from = skimmer.position();
        if (skipped) {
            skimmer.skip();
        } else {
            before = skimmer.build();
        }
        to = skimmer.position();
    }

    void readAfter() throws IOException {
        same = to > from && skimmer.skipSame(from, to);
        if (!same) {
            after = skimmer.build();
        }
    }

    /** Takes what is needed of the text, which is about to be forgotten. */
    void complete() throws IOException {
        if (skipped && same) {
            unchanged = skimmer.copy(from, to);
        } else if (skipped) {
            before = skimmer.build(from, to);
        } else if (same) {
            after = before;
        }
    }

    /** The one state of what stays as it is, where it was not built; else null. */
    RawValue unchanged() {
        return unchanged;
    }

    /** The states, both built. */
    void build() throws IOException {
        if (unchanged != null) {
            before = unchanged.build();
            after = before;
            unchanged = null;
        }
    }

    Value before() {
        return before;
    }

    Value after() {
        return after;
    }
}
