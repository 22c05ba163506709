package io.jenkins.plugins.terraformguard.results.trail;

import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is to be recorded.
 *
 * @param guard id of the decision, which is that of the guard unless it judged several plans
 * @param kind {@link #DECISION}, {@link #GATE}, {@link #VERIFICATION}, {@link #APPROVAL}, {@link #WAIVER} or another word
 * @param decision SHA-256 of {@code decision.json}
 * @param artifacts SHA-256 of every other file that belongs to it, by its path from the folder of the decision
 * @param tools versions of tools that took part, by name
 * @param facts what else is known, by name, such as {@code commit}, {@code branch} and {@code repository}
 */
@Restricted(NoExternalUse.class)
public record TrailEntry(
        String guard,
        String kind,
        String decision,
        Map<String, String> artifacts,
        Map<String, String> tools,
        Map<String, String> facts) {
    public static final String DECISION = "decision";
    public static final String GATE = "gate";
    public static final String VERIFICATION = "verification";
    public static final String APPROVAL = "approval";
    public static final String WAIVER = "waiver";

    /** Digest of the link of the decision that this one took the place of, in the same build. */
    public static final String SUPERSEDES = "supersedes";

    /** What it came to, so that a link tells it when the build is gone: a verdict, {@code passed}, {@code closed}. */
    public static final String OUTCOME = "outcome";
}
