package io.jenkins.plugins.terraformguard.engine.remedy;

/** A change of a plan that is not tried; the message is a sentence that says why, and quotes no value. */
public final class UneditableException extends Exception {
    private static final long serialVersionUID = 1;

    public UneditableException(String message) {
        super(message);
    }
}
