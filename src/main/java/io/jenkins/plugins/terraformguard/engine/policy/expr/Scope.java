package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** The state of one evaluation: variables, the steps that are left, and the trace where one is wanted. */
final class Scope {
    /** Steps of one evaluation; a step is a call or an iteration. */
    static final int MAX_STEPS = 2_000_000;

    /** Time of one evaluation, in seconds; only a step that is large in itself can reach it. */
    private static final int MAX_SECONDS = 5;

    /** Work of one evaluation that is done inside of single steps: characters, times what is compared with each. */
    private static final long MAX_WORK = 1L << 28;

    private static final int STEPS_BETWEEN_LOOKS = 64;

    /** Characters and elements that one evaluation may make, all in all. */
    private static final long MAX_ALLOCATION = 32L << 20;

    final Value[] slots;
    final Trace trace;
    final Relations relations;
    private int steps;
    private long allocated;
    private long worked;
    private long deadline;
    private EvaluationError exhausted;

    Scope(int size, Trace trace, Relations relations) {
        this.slots = new Value[size];
        this.trace = trace;
        this.relations = relations;
    }

    /** Takes a step; once there are none left, every further one fails as well, so that nothing goes on after that. */
    void step() {
        if (exhausted != null) {
            throw exhausted;
        }
        if (++steps > MAX_STEPS) {
            throw exhaust("more than " + MAX_STEPS + " steps");
        }
        if (steps % STEPS_BETWEEN_LOOKS == 0) {
            lookAtClock();
        }
    }

    /**
     * Accounts for a text or a list that the expression makes.
     *
     * @param size characters or elements
     */
    void allocate(long size) {
        allocated += size;
        if (allocated > MAX_ALLOCATION) {
            throw exhaust("more memory than it may have");
        }
    }

    /** Accounts for work before it is done: one step can be so large that nobody would look at the clock in time. */
    void work(long amount) {
        worked += amount;
        if (worked > MAX_WORK) {
            throw exhaust("more work than it may do");
        }
    }

    /** Accounts for a value that the expression made. */
    Value made(Value value) {
        if (value instanceof Value.Text text) {
            allocate(text.value().length());
        } else if (value instanceof Value.ListValue list) {
            allocate(list.elements().size());
        }
        return value;
    }

    private void lookAtClock() {
        long now = System.nanoTime();
        if (deadline == 0) {
            deadline = now + MAX_SECONDS * 1_000_000_000L;
        } else if (now - deadline > 0) {
            throw exhaust("more than " + MAX_SECONDS + " seconds");
        }
    }

    private EvaluationError exhaust(String limit) {
        exhausted = new EvaluationError("the expression takes " + limit + " on this resource", true);
        return exhausted;
    }
}
