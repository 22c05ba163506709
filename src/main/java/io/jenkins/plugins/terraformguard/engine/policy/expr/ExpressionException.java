package io.jenkins.plugins.terraformguard.engine.policy.expr;

/** An expression that does not compile. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line line within the expression, from 1
     * @param column column within that line, from 1
     */
    public ExpressionException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
