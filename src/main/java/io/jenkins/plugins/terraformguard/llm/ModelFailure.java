package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import java.time.Duration;
import java.util.Optional;

/** Why an endpoint gave no answer. The message is for people: it holds neither key nor payload nor words of the endpoint. */
public final class ModelFailure extends ReviewException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** It took too long. What it cost is not known. */
        TIMEOUT(true, true, true),
        /** It was asked too much, at least with this key: another folder may have another one. */
        RATE_LIMITED(true, false, false),
        /** It has a problem of its own. */
        SERVER(true, true, false),
        /** There is no way to it, or the answer was cut off on the way. What it cost is not known. */
        UNREACHABLE(true, true, true),
        /** It wants us to go elsewhere, which we don't. */
        REDIRECT(false, true, false),
        /** It does not take the question: key, address, name of the model or size are not right. */
        CLIENT(false, false, false),
        /** Its answer is longer than we read. */
        TOO_LARGE(false, false, true),
        /** Its answer is not what that provider answers, or it is not whole. */
        MALFORMED(false, false, true),
        /** There is no budget left; it was not asked. */
        BUDGET(false, false, false),
        /** Its circuit breaker is open; it was not asked. */
        OPEN(false, false, false);

        private final boolean retried;
        private final boolean down;
        private final boolean costs;

        Kind(boolean retried, boolean down, boolean costs) {
            this.retried = retried;
            this.down = down;
            this.costs = costs;
        }

        /** Whether asking again may help. */
        boolean retried() {
            return retried;
        }

        /** Whether it speaks for an endpoint that is down; one that answers, whatever it answers, is up. */
        boolean down() {
            return down;
        }

        /** Whether tokens may have been used. */
        boolean costs() {
            return costs;
        }
    }

    private final Kind kind;
    private final transient Duration retryAfter;

    public ModelFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    /** @param retryAfter for how long it wants to be left alone; null if it does not say */
    public ModelFailure(Kind kind, String message, Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** For how long the endpoint wants to be left alone; empty if it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean skipped() {
        return kind == Kind.BUDGET || kind == Kind.OPEN;
    }
}
