package io.jenkins.plugins.terraformguard.engine.policy.expr;

/** An expression that can't be evaluated on this value. It carries no stack: it is an answer, not a fault. */
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean exhaustion;

    public EvaluationError(String message) {
        this(message, false);
    }

    EvaluationError(String message, boolean exhaustion) {
        super(message, null, false, false);
        this.exhaustion = exhaustion;
    }

    /** Whether steps, time or memory ran out, rather than that the expression does not fit the value. */
    public boolean isExhaustion() {
        return exhaustion;
    }
}
