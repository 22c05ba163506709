package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** The state of one evaluation: variables, the steps that are left, and the trace where one is wanted. */
final class Scope {
    /** Steps of one evaluation; a step is a call or an iteration. */
    static final int MAX_STEPS = 2_000_000;

    /** Time of one evaluation, in seconds; only a step that is large in itself can reach it. */
    private static final int MAX_SECONDS = 5;

    private static final int STEPS_BETWEEN_LOOKS = 64;

    final Value[] slots;
    final Trace trace;
    private int steps;
    private long deadline;

    Scope(int size, Trace trace) {
        this.slots = new Value[size];
        this.trace = trace;
    }

    void step() {
        if (++steps > MAX_STEPS) {
            throw new EvaluationError("the expression takes more than " + MAX_STEPS + " steps on this resource");
        }
        if (steps % STEPS_BETWEEN_LOOKS == 0) {
            lookAtClock();
        }
    }

    private void lookAtClock() {
        long now = System.nanoTime();
        if (deadline == 0) {
            deadline = now + MAX_SECONDS * 1_000_000_000L;
        } else if (now - deadline > 0) {
            throw new EvaluationError("the expression takes more than " + MAX_SECONDS + " seconds on this resource");
        }
    }
}
