package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.List;

/**
 * What was found out about one chain as a whole.
 *
 * @param first number of the first link that is here
 * @param last number of the last one
 * @param links how many there are
 * @param gaps how many of them explain a gap
 * @param checks those of the head; none if no head was given, so that links may be missing at the end
 */
public record ChainReport(
        String chain, String guard, int first, int last, int links, int gaps, List<TrailCheck> checks) {
    public ChainReport {
        checks = List.copyOf(checks);
    }
}
