package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan means beyond what its policies say.
 *
 * @param reversibility changes by the id of their class
 * @param changes the worst first, at most {@link #MAX_CHANGES}
 * @param omitted how many more there are
 * @param risk how risky it is
 * @param blast what depends on what changes
 * @param notes what keeps this from being complete, a sentence each
 */
public record Impact(
        Map<String, Integer> reversibility,
        List<ChangeImpact> changes,
        int omitted,
        Risk risk,
        BlastRadius blast,
        List<String> notes) {
    public static final int MAX_CHANGES = 500;

    public static final Impact NONE = new Impact(Map.of(), List.of(), 0, Risk.NONE, BlastRadius.NONE, List.of());

    public Impact {
        reversibility = Collections.unmodifiableMap(new TreeMap<>(reversibility));
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }
}
