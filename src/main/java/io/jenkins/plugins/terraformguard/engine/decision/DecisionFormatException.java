package io.jenkins.plugins.terraformguard.engine.decision;

/**
 * A document that is not what it should be, a decision for one. The message names the place as a JSON pointer and holds no
 * control characters.
 */
public final class DecisionFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    DecisionFormatException(String path, String problem, Throwable cause) {
        super(printable(path.isEmpty() ? problem : path + ": " + problem), cause);
        this.path = printable(path);
    }

    /** Where it is wrong, {@code /findings/3/severity}; empty for the document as a whole. */
    public String path() {
        return path;
    }

    private static String printable(String text) {
        String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.length() <= 400 ? ascii : ascii.substring(0, 400) + "...";
    }
}
