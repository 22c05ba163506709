package io.jenkins.plugins.terraformguard.engine.source;

/** Configuration that can't be taken at its word; the message is a sentence that says why. */
public final class SnippetException extends Exception {
    private static final long serialVersionUID = 1;

    SnippetException(String message) {
        super(message);
    }
}
