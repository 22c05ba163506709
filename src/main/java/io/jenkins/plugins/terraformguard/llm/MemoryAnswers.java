package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.engine.review.AnswerCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the answers that were used last in memory, for a time. */
public final class MemoryAnswers implements AnswerCache {
    private final int max;
    private final Duration life;
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An empty one.
     *
     * @param max how many it keeps
     * @param life how long an answer may be used again
     */
    public MemoryAnswers(int max, Duration life) {
        this(max, life, Clock.systemUTC());
    }

    MemoryAnswers(int max, Duration life, Clock clock) {
        if (max < 0 || life.isNegative()) {
            throw new IllegalArgumentException("Neither number nor life of kept answers may be below zero");
        }
        this.max = max;
        this.life = life;
        this.clock = clock;
    }

    private record Kept(Cached cached, Instant until) {}

    @Override
    public synchronized Optional<Cached> find(String key) {
        Kept found = kept.get(key);
        if (found == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(found.until())) {
            kept.remove(key);
            return Optional.empty();
        }
        return Optional.of(found.cached());
    }

    @Override
    public synchronized void keep(String key, Cached cached) {
        if (key.isEmpty()) {
            return;
        }
        kept.put(key, new Kept(cached, clock.instant().plus(life)));
        // The first is the one that was not used for longest.
        while (kept.size() > max) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    @Override
    public synchronized void forget(String key) {
        kept.remove(key);
    }

    /** How many are kept now. */
    public synchronized int size() {
        kept.values().removeIf(one -> !clock.instant().isBefore(one.until()));
        return kept.size();
    }

    /** Forgets all, as when endpoints were set up anew. */
    public synchronized void clear() {
        kept.clear();
    }
}
