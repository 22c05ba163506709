package io.jenkins.plugins.terraformguard.engine.policy.expr;

/** An expression that can't be evaluated on this value. It carries no stack: it is an answer, not a fault. */
public final class EvaluationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationError(String message) {
        super(message, null, false, false);
    }
}
