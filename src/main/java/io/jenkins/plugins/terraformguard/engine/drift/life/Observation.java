package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.util.List;
import java.util.Set;

/**
 * What one look at the resources says.
 *
 * @param seen the build that looked
 * @param complete whether it looked at everything; where planning failed, was aimed at some resources or left drifts out,
 *     nothing follows from not seeing a drift
 * @param partial resources of which it lists some drifts only
 * @param sightings the drifts that it saw, noise and ignored ones among them; of several with one id the first counts
 * @param known what it knows beyond them
 */
public record Observation(Seen seen, boolean complete, Set<String> partial, List<Sighting> sightings, FollowUp known) {
    public Observation {
        partial = Set.copyOf(partial);
        sightings = List.copyOf(sightings);
    }
}
