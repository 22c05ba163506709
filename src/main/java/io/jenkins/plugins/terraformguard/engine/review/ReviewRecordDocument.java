package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;

/** The record of a review as canonical JSON, written and read. */
public final class ReviewRecordDocument {
    private ReviewRecordDocument() {}

    public static byte[] write(ReviewRecord record) {
        throw new UnsupportedOperationException();
    }

    /** @throws DecisionFormatException if it is none */
    public static ReviewRecord read(byte[] document) throws DecisionFormatException {
        throw new UnsupportedOperationException();
    }
}
