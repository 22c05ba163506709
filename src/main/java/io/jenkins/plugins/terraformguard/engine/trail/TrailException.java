package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;

/** A document of the trail that can't be used, or a step of the protocol that can't be taken. */
public final class TrailException extends Exception {
    private static final long serialVersionUID = 1L;

    TrailException(String message) {
        super(message);
    }

    /** @param what the document, as the beginning of a sentence */
    TrailException(String what, DecisionFormatException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
