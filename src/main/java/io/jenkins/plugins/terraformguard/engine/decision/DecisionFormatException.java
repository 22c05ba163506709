package io.jenkins.plugins.terraformguard.engine.decision;

/**
 * A document that is not what it should be, a decision for one. The message names the place as a JSON pointer and holds no
 * control characters.
 */
public final class DecisionFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    /**
     * @param path a JSON pointer; empty for the document as a whole
     * @param problem what is wrong there
     * @param cause may be null
     */
    public DecisionFormatException(String path, String problem, Throwable cause) {
        super(printable(path.isEmpty() ? problem : path + ": " + problem), cause);
        this.path = printable(path);
        this.problem = printable(problem);
    }

    /** Where it is wrong, {@code /findings/3/severity}; empty for the document as a whole. */
    public String path() {
        return path;
    }

    /** What is wrong there, without the place. */
    public String problem() {
        return problem;
    }

    private static String printable(String text) {
        String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.length() <= 400 ? ascii : ascii.substring(0, 400) + "...";
    }
}
