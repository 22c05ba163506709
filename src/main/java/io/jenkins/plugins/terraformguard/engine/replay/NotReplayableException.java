package io.jenkins.plugins.terraformguard.engine.replay;

/** A decision can't be made again from what was archived. The message says why, as a sentence for people. */
final class NotReplayableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotReplayableException(String message) {
        super(message);
    }
}
