package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/** A limit of the reader was reached. */
final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ReadLimits.Limit limit;

    LimitException(ReadLimits.Limit limit, long value) {
        super(message(limit, value));
        this.limit = limit;
    }

    /** What to do about it. */
    String remedy() {
        return remedy(limit);
    }

    static String remedy(ReadLimits.Limit limit) {
        return "If the plan is right, raise the limit " + limit.id();
    }

    static String message(ReadLimits.Limit limit, long value) {
        return "The plan goes beyond the limit " + limit.id() + " of " + value;
    }
}
