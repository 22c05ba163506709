package io.jenkins.plugins.terraformguard.engine.policy.calendar;

/** A window that can't be. It carries no stack: it is an answer, not a fault. */
public final class CalendarException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String remedy;

    CalendarException(String key, String message, String remedy) {
        super(message, null, false, false);
        this.key = key;
        this.remedy = remedy;
    }

    /** The key of the window at which it is wrong: {@code from}, {@code to}, {@code days}, {@code zone}. */
    public String key() {
        return key;
    }

    public String remedy() {
        return remedy;
    }
}
