package io.jenkins.plugins.terraformguard.engine.plan.format;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;

/** A text that is not written as its format asks. It carries no stack: it is an answer, not a fault. */
public final class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 60;

    public FormatException(String message) {
        super(message, null, false, false);
    }

    /** "'text' is no such thing", with the text cut and on one line. */
    static FormatException of(String text, String problem) {
        return new FormatException("'" + ValueText.oneLine(ValueText.cut(text, MAX_SHOWN)) + "' " + problem);
    }
}
