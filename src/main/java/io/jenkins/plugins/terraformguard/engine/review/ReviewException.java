package io.jenkins.plugins.terraformguard.engine.review;

/** An answer that can't be used; the message says why. The verdict stands without it. */
public class ReviewException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message for people; it holds neither key nor payload */
    public ReviewException(String message) {
        super(message);
    }

    /** @param message for people; it holds neither key nor payload */
    public ReviewException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether nobody was asked at all, as where no budget is left: the call is then {@link ReviewCall.Status#SKIPPED}. */
    public boolean skipped() {
        return false;
    }
}
