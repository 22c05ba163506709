package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pages say about the drift as a whole. All text is fit for showing; the page escapes it.
 *
 * @param status that of {@link DriftSummary}
 * @param headline a sentence
 * @param warning whether nobody may take this for "no drift"
 * @param problems why there may be more
 * @param resources how many count
 * @param classes what becomes of what counts
 * @param noise differences that are noise
 * @param rules those by the rule that says so
 * @param ignored differences that are ignored
 * @param ignoredPaths those that are listed
 */
public record DriftOverview(
        String status,
        String headline,
        boolean warning,
        Capped<String> problems,
        int resources,
        List<ClassCount> classes,
        int noise,
        List<NoiseCount> rules,
        int ignored,
        Capped<Place> ignoredPaths) {
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_PLACES = 50;
    private static final int MAX_LINE = 500;

    /** How many differences are of a class; {@code id} is part of a class name, {@code meaning} may be empty. */
    public record ClassCount(String id, String name, String meaning, int count) {}

    /** How many differences a rule calls noise, and where they are. */
    public record NoiseCount(String id, String title, int count, Capped<Place> places) {}

    /** A difference; {@code why} is empty where it goes without saying. */
    public record Place(String address, String path, String why) {}

    public static DriftOverview of(Decision decision) {
        DriftSummary summary = DriftText.counted(decision.driftSummary(), decision.drift());
        Places ignored = new Places(summary.ignored());
        Map<String, Places> noise = new LinkedHashMap<>();
        summary.noise().forEach((rule, count) -> noise.put(rule, new Places(count)));
        for (Drift drift : decision.drift()) {
            for (DriftedPath path : drift.paths()) {
                if (!path.noise().isEmpty()) {
                    noise.computeIfAbsent(path.noise(), rule -> new Places(0)).add(drift, path);
                } else if (!path.ignored().isEmpty()) {
                    ignored.add(drift, path);
                }
            }
        }
        return new DriftOverview(
                summary.status(),
                DriftText.headline(summary),
                summary.status().equals(DriftSummary.INCOMPLETE)
                        || !summary.problems().isEmpty(),
                Capped.of(summary.problems(), MAX_PROBLEMS, text -> SafeText.oneLine(text, MAX_LINE)),
                summary.resources(),
                classes(summary),
                noise.values().stream().mapToInt(Places::total).sum(),
                noise.entrySet().stream()
                        .map(rule -> new NoiseCount(
                                SafeText.oneLine(rule.getKey(), MAX_LINE),
                                DriftText.noiseTitle(rule.getKey()),
                                rule.getValue().total(),
                                rule.getValue().capped()))
                        .toList(),
                ignored.total(),
                ignored.capped());
    }

    /** Whether anything at all can be said of places. */
    public boolean uncounted() {
        return noise > 0 || ignored > 0;
    }

    private static List<ClassCount> classes(DriftSummary summary) {
        List<ClassCount> counts = new ArrayList<>();
        for (DriftClass driftClass : DriftClass.values()) {
            int count = summary.classes().getOrDefault(driftClass.id(), 0);
            if (count > 0) {
                counts.add(new ClassCount(
                        driftClass.id(), DriftText.name(driftClass), DriftText.meaning(driftClass), count));
            }
        }
        summary.classes().entrySet().stream()
                .filter(other -> DriftClass.byId(other.getKey()) == null && other.getValue() > 0)
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(other -> counts.add(
                        new ClassCount("other", SafeText.oneLine(other.getKey(), 64), "", other.getValue())));
        return counts;
    }

    /** The first of many places, all of which are counted, listed in the decision or not. */
    private static final class Places {
        private final List<Place> first = new ArrayList<>();
        private final int counted;
        private int listed;

        Places(int counted) {
            this.counted = counted;
        }

        void add(Drift drift, DriftedPath path) {
            listed++;
            if (first.size() < MAX_PLACES) {
                first.add(new Place(
                        SafeText.oneLine(drift.address(), MAX_LINE),
                        SafeText.oneLine(path.path(), MAX_LINE),
                        SafeText.oneLine(path.ignored(), MAX_LINE)));
            }
        }

        int total() {
            return Math.max(counted, listed);
        }

        Capped<Place> capped() {
            return new Capped<>(List.copyOf(first), total() - first.size());
        }
    }
}
