package io.jenkins.plugins.terraformguard.engine.replay;

import java.util.Map;
import java.util.TreeMap;

/** Counts rows. For one thread. */
public final class TrialSummary {
    private final Map<Effect, Integer> effects = new TreeMap<>();
    private final Map<Effect, Integer> waived = new TreeMap<>();
    private int tried;
    private int failed;

    public void add(TrialRow row) {
        if (!row.problem().isEmpty()) {
            failed++;
            return;
        }
        tried++;
        effects.merge(row.effect(), 1, Integer::sum);
        if (row.waived()) {
            waived.merge(row.effect(), 1, Integer::sum);
        }
    }

    /** Decisions that were made again. */
    public int tried() {
        return tried;
    }

    /** Decisions that could not be made again. */
    public int failed() {
        return failed;
    }

    /** Decisions with this effect, those among them that are waived included. */
    public int count(Effect effect) {
        return effects.getOrDefault(effect, 0);
    }

    /** Decisions with this effect that waivers or the baseline take back. */
    public int waived(Effect effect) {
        return waived.getOrDefault(effect, 0);
    }
}
