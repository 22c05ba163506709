package io.jenkins.plugins.terraformguard.engine.replay;

/** A decision can't be made again from what was archived. The message says why, for people. */
final class NotReplayableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotReplayableException(String message) {
        super(message);
    }

    NotReplayableException(ReplayException cause) {
        super(text(cause), cause);
    }

    /** What is wrong, and what to do. */
    static String text(ReplayException e) {
        return e.getMessage() + ". " + e.remedy();
    }
}
