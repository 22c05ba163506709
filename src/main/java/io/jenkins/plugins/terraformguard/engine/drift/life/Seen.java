package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * When something was seen, and by which build.
 *
 * @param time when the build started, in milliseconds, from 1970 to 9999
 * @param build number of the build, 0 for none
 */
public record Seen(Instant time, int build) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Before everything. */
    public static final Seen NEVER = new Seen(Instant.EPOCH, 0);

    private static final Comparator<Seen> ORDER =
            Comparator.comparing(Seen::time).thenComparing(Seen::build);

    public Seen {
        time = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LAST) ? LAST : time;
        time = time.truncatedTo(ChronoUnit.MILLIS);
        build = Math.max(0, build);
    }

    /**
     * Whether this build is older than the other: it started earlier and has the lower number. Both are asked, so that a
     * clock that was set back, or numbers that begin anew, do not make all later builds old ones.
     */
    public boolean isOlderThan(Seen other) {
        return build < other.build && !time.isAfter(other.time) || build == other.build && time.isBefore(other.time);
    }

    static Seen earlier(Seen one, Seen other) {
        return ORDER.compare(one, other) <= 0 ? one : other;
    }

    /** The other one unless that is older. */
    Seen orNewer(Seen other) {
        return other.isOlderThan(this) ? this : other;
    }
}
