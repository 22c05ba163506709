package io.jenkins.plugins.terraformguard.engine.remedy;

/** A fix that can't be written into a file; the message is a sentence that says why. */
final class UnpatchableException extends Exception {
    private static final long serialVersionUID = 1;

    UnpatchableException(String message) {
        super(message);
    }
}
