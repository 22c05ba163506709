package io.jenkins.plugins.terraformguard.engine.plan;

/** A plan that can't be read. It says where, why, and what to do about it. */
public class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String remedy;

    /**
     * @param file name of the file
     * @param line line from 1, or 0 where there is none
     * @param column column from 1, or 0
     */
    public PlanException(String message, String file, int line, int column, String remedy) {
        super(message);
        this.file = file;
        this.line = line;
        this.column = column;
        this.remedy = remedy;
    }

    public PlanException(String message, String file, String remedy) {
        this(message, file, 0, 0, remedy);
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String remedy() {
        return remedy;
    }
}
