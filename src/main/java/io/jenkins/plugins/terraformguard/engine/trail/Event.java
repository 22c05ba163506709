package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a link records.
 *
 * @param kind {@link #DECISION}, or another word for what happened to one
 * @param decision SHA-256 of the {@code decision.json} that it is about
 * @param artifacts SHA-256 of every other file that belongs to it, by its {@linkplain ArtifactName name}
 * @param origin where it happened
 * @param startedAt when the build began (RFC 3339, UTC), or empty
 * @param recordedAt when this was recorded, likewise
 * @param tools versions of the tools that took part, by name
 * @param facts more that was told, by name: {@code commit}, {@code branch}, {@code repository}
 */
public record Event(
        String kind,
        String decision,
        SortedMap<String, String> artifacts,
        Origin origin,
        String startedAt,
        String recordedAt,
        SortedMap<String, String> tools,
        SortedMap<String, String> facts) {
    public static final String DECISION = "decision";

    public Event {
        TrailLimits.match(TrailLimits.WORD, kind, "The kind of a link");
        TrailLimits.match(TrailLimits.DIGEST, decision, "The digest of the decision");
        TrailLimits.match(TrailLimits.TIME, startedAt, "The time of the build");
        TrailLimits.match(TrailLimits.TIME, recordedAt, "The time of the record");
        artifacts = sorted(artifacts, TrailLimits.ARTIFACTS, "artifacts");
        tools = sorted(tools, TrailLimits.FACTS, "tools");
        facts = sorted(facts, TrailLimits.FACTS, "facts");
        artifacts.forEach((name, digest) -> {
            if (!ArtifactName.isSafe(name) || !ArtifactName.isOther(name)) {
                throw new IllegalArgumentException("The name of an artifact can't be used: " + name);
            }
            TrailLimits.match(TrailLimits.DIGEST, digest, "The digest of an artifact");
        });
        tools.forEach(Event::check);
        facts.forEach(Event::check);
    }

    /** An event of which nothing else is known. */
    public static Event of(String kind, String decision, Map<String, String> artifacts) {
        TreeMap<String, String> none = new TreeMap<>();
        return new Event(kind, decision, new TreeMap<>(artifacts), Origin.UNKNOWN, "", "", none, none);
    }

    private static void check(String name, String text) {
        TrailLimits.match(TrailLimits.NAME, name, "The name of a fact");
        TrailLimits.fits(text, "The fact " + name);
    }

    private static SortedMap<String, String> sorted(Map<String, String> map, int max, String what) {
        if (map.size() > max) {
            throw new IllegalArgumentException("There are more than " + max + " " + what);
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
