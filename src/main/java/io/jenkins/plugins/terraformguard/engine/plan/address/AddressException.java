package io.jenkins.plugins.terraformguard.engine.plan.address;

/** A text that is no address. The message says what was expected where, and shows little of the text. */
public final class AddressException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int EXCERPT = 16;

    private final int position;

    /**
     * @param expected what should stand there
     * @param position offset from 0
     */
    AddressException(String expected, String text, int position) {
        super("Expected " + expected + " at character " + (position + 1)
                + (position < text.length() ? ", found " + excerpt(text, position) : ", where the address ends"));
        this.position = position;
    }

    /** Where the text goes wrong: offset from 0 in {@code char}s. Messages count from 1. */
    public int position() {
        return position;
    }

    /** A short piece of a text in quotation marks, with what is invisible made visible. */
    static String excerpt(String text, int start) {
        int end = Math.min(text.length(), start + EXCERPT);
        String piece = QuotedText.visible(text.substring(start, end));
        return '"' + piece + (end < text.length() ? "..." : "") + '"';
    }
}
