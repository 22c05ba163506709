package io.jenkins.plugins.terraformguard.engine.review;

/** An answer that can't be used; the message says why. The verdict stands without it. */
public final class ReviewException extends Exception {
    private static final long serialVersionUID = 1L;

    ReviewException(String message) {
        super(message);
    }

    ReviewException(String message, Throwable cause) {
        super(message, cause);
    }
}
