package io.jenkins.plugins.terraformguard.health;

import java.time.Duration;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Time for a look that goes through many jobs, so that a page comes even where there are very many. */
@Restricted(NoExternalUse.class)
public final class LookTime {
    private static final Duration USUAL = Duration.ofSeconds(2);

    private final long end;

    private LookTime(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Time that begins now. */
    public static LookTime start() {
        return new LookTime(USUAL);
    }

    public boolean isOver() {
        return System.nanoTime() - end > 0;
    }
}
