package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.List;

/**
 * What was made of waivers and of the baseline.
 *
 * @param evaluatedAt the time at which expiry was judged (RFC 3339 in UTC, seconds); empty where there are no waivers, as
 *     time then decides nothing
 * @param waivers every waiver, as the layers, their files and the lines in these follow each other
 * @param baseline the baseline, or null
 */
public record Exemptions(String evaluatedAt, List<WaiverUse> waivers, BaselineUse baseline) {
    public static final Exemptions NONE = new Exemptions("", List.of(), null);

    public Exemptions {
        waivers = List.copyOf(waivers);
    }
}
