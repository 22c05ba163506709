package io.jenkins.plugins.terraformguard.engine.imports;

/** A report of another scanner that can't be used. It says which, where in it, why, and what to do about it. */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong may quote the report, and then is a stranger's as well. */
    private static final int MAX = 1_000;

    private final String file;
    private final String place;
    private final String remedy;

    /**
     * @param file name of the report
     * @param place where in it, a JSON pointer as in {@code /runs/0/results/3/level}; empty for the file as a whole
     * @param message what is wrong, a sentence without a full stop
     * @param remedy what to do about it
     */
    public ImportException(String file, String place, String message, String remedy) {
        super(ForeignText.line(message, MAX));
        this.file = file;
        this.place = ForeignText.line(place, MAX);
        this.remedy = remedy;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }

    public String remedy() {
        return remedy;
    }

    /** What is wrong, with the place in the file if there is one. */
    public String inOneLine() {
        return place.isEmpty() ? getMessage() : place + ": " + getMessage();
    }
}
