package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.llm.BreakerState.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leaves an endpoint alone that fails again and again. It opens after some failures in a row; after a while one question is
 * let through, and whether that one works decides whether it closes or opens again.
 */
final class CircuitBreaker {
    /** Failures in a row until it opens. */
    static final int FAILURES = 5;

    /** How long it stays open. */
    static final Duration WAIT = Duration.ofMinutes(1);

    private final String name;
    private final Clock clock;
    private State state = State.CLOSED;
    private int failures;
    private Instant since;
    /** When an open one lets a question through. */
    private Instant probeAt = Instant.MAX;

    private String lastError = "";

    /** Raised when the state changes: what a question brings that was let through before no longer counts. */
    private int era;

    CircuitBreaker(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** A question that was let through. Exactly one of its methods is to be called, in the end. */
    final class Pass {
        private final int issued;

        private Pass(int issued) {
            this.issued = issued;
        }

        /** The endpoint answered, whatever it answered. */
        void worked() {
            settle(issued, null);
        }

        /** It failed in a way that speaks for it being down. */
        void failed(String why) {
            settle(issued, why);
        }

        /** Nobody waits for the answer any more: nothing is known. */
        void dropped() {
            drop(issued);
        }
    }

    /** Lets a question through; empty if the endpoint is to be left alone. */
    synchronized Optional<Pass> enter() {
        if (state == State.OPEN && !clock.instant().isBefore(probeAt)) {
            change(State.HALF_OPEN);
            return Optional.of(new Pass(era));
        }
        return state == State.CLOSED ? Optional.of(new Pass(era)) : Optional.empty();
    }

    synchronized BreakerState state() {
        return new BreakerState(name, state, failures, since, lastError);
    }

    /** Closes it, as when somebody has mended the endpoint. */
    synchronized void reset() {
        failures = 0;
        lastError = "";
        change(State.CLOSED);
    }

    private synchronized void settle(int issued, String why) {
        if (issued != era) {
            return;
        }
        if (why == null) {
            failures = 0;
            lastError = "";
            if (state != State.CLOSED) {
                change(State.CLOSED);
            }
            return;
        }
        failures++;
        lastError = why;
        if (state == State.HALF_OPEN || failures >= FAILURES) {
            change(State.OPEN);
        }
    }

    private synchronized void drop(int issued) {
        if (issued == era && state == State.HALF_OPEN) {
            // It was open for long enough: the next question may be the probe.
            change(State.OPEN);
            probeAt = since;
        }
    }

    private void change(State next) {
        state = next;
        since = clock.instant();
        probeAt = next == State.OPEN ? since.plus(WAIT) : Instant.MAX;
        era++;
    }
}
