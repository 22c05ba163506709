package io.jenkins.plugins.terraformguard.engine.replay;

/** An archive that can't be used. It says which file, why, and what to do about it. */
public final class ReplayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String remedy;

    /** @param file name of the file */
    public ReplayException(String file, String message, String remedy) {
        this(file, message, remedy, null);
    }

    ReplayException(String file, String message, String remedy, Throwable cause) {
        super(file + ": " + message, cause);
        this.file = file;
        this.remedy = remedy;
    }

    public String file() {
        return file;
    }

    public String remedy() {
        return remedy;
    }
}
