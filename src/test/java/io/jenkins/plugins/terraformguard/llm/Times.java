package io.jenkins.plugins.terraformguard.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes on when it is told to, and a sleeper that tells it. */
final class Times extends Clock implements Sleeper {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** How long was slept. */
    final List<Duration> slept = new ArrayList<>();

    private volatile Instant now = START;

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void sleep(Duration time) {
        slept.add(time);
        pass(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
