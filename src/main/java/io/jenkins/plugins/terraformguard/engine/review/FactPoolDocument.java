package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;

/** A pool of facts as canonical JSON, on its way from where the plan is read to where reviewers are asked. */
public final class FactPoolDocument {
    /** Bytes of a document; what weighs least is left out of a pool that is larger. */
    public static final int MAX_BYTES = 1 << 20;

    private FactPoolDocument() {}

    public static byte[] write(FactPool pool) {
        throw new UnsupportedOperationException();
    }

    /** @throws DecisionFormatException if it is none, or larger than it may be */
    public static FactPool read(byte[] document) throws DecisionFormatException {
        throw new UnsupportedOperationException();
    }
}
