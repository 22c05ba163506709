package io.jenkins.plugins.terraformguard.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before an endpoint is asked once more: a random time below a bound that doubles (full jitter), so that many
 * who fail at once don't come back at once. What the endpoint says itself goes before, up to a limit.
 */
final class Backoff {
    /** How often it is asked in all. */
    static final int ATTEMPTS = 3;

    /** Longest time that an endpoint may ask us to wait; beyond it, there is no answer. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofSeconds(1);

    private final DoubleSupplier random;

    /** @param random from 0 to 1, as {@link Math#random} */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * How long to wait.
     *
     * @param attempt how often it was asked, from 1
     * @return empty if it is not to be asked again
     */
    Optional<Duration> after(ModelFailure failure, int attempt) {
        if (attempt >= ATTEMPTS || !failure.kind().retried()) {
            return Optional.empty();
        }
        Duration told = failure.retryAfter().orElse(Duration.ZERO);
        if (told.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        Duration bound = FIRST.multipliedBy(1L << (attempt - 1));
        // Who is told a time waits that long, and a random time more.
        return Optional.of(told.plusMillis(Math.round(random.getAsDouble() * bound.toMillis())));
    }
}
