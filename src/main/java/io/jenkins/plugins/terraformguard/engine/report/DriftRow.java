package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.BrokenPolicy;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import java.util.List;
import java.util.function.Predicate;

/**
 * A drifted resource as pages show it. All text is fit for showing and cut; the page escapes it.
 *
 * @param kind what was done to it
 * @param previousAddress where it was before, or empty
 * @param severity part of a class name as well
 * @param position file and line of the configuration, or empty
 * @param whole what becomes of the resource as a whole; null where only attributes differ
 * @param attributes what differs, as far as it was asked for
 * @param noise attributes that were left out because they are noise
 * @param ignored attributes that were left out because they are ignored
 * @param breaks policies that what is there violates, and what was recorded did not
 * @param remedies how to get rid of it
 */
public record DriftRow(
        String address,
        String kind,
        String previousAddress,
        String severity,
        String severityName,
        String position,
        Attribute whole,
        Capped<Attribute> attributes,
        int noise,
        int ignored,
        List<Broken> breaks,
        Capped<Way> remedies) {
    private static final int MAX_LINE = 500;

    /**
     * A difference.
     *
     * @param planned what the plan sets it to, where that is neither what was recorded nor what was found; else empty
     * @param fate id of its class, part of a class name
     * @param fateName the same in words
     * @param meaning what happens to it, a sentence
     * @param noise what it is taken for, or empty
     * @param ignored why it is ignored, or empty
     */
    public record Attribute(
            String path,
            String before,
            String after,
            String planned,
            String fate,
            String fateName,
            String meaning,
            boolean security,
            boolean relevant,
            String noise,
            String ignored) {
        /** Whether it is neither noise nor ignored. */
        public boolean counts() {
            return noise.isEmpty() && ignored.isEmpty();
        }
    }

    /** A policy that is broken. */
    public record Broken(String policy, String severity, String title) {}

    /** A way out; {@code text} is for copying and has its lines. */
    public record Way(String name, String title, String text, String language, String position, String risk) {}

    /**
     * The row.
     *
     * @param wanted what of it is asked for
     * @param maxAttributes how many of these it shows at most
     * @param maxRemedies how many remedies at most
     */
    public static DriftRow of(Drift drift, Predicate<DriftedPath> wanted, int maxAttributes, int maxRemedies) {
        List<DriftedPath> attributes = drift.attributes();
        List<DriftedPath> asked = attributes.stream().filter(wanted).toList();
        List<DriftedPath> others = attributes.stream().filter(wanted.negate()).toList();
        Capped<Attribute> shown = Capped.of(asked, maxAttributes, DriftRow::attribute);
        return new DriftRow(
                oneLine(drift.address(), MAX_LINE),
                DriftText.kind(drift.kind()),
                oneLine(drift.previousAddress(), MAX_LINE),
                severity(drift.severity()),
                ReportText.capitalized(severity(drift.severity())),
                SafeText.cut(SafeText.position(drift.file(), drift.line()), MAX_LINE),
                drift.paths().stream()
                        .filter(path -> path.path().isEmpty())
                        .findFirst()
                        .map(DriftRow::attribute)
                        .orElse(null),
                new Capped<>(shown.shown(), shown.omitted() + drift.omittedPaths()),
                (int) others.stream().filter(path -> !path.noise().isEmpty()).count(),
                (int) others.stream()
                        .filter(path ->
                                path.noise().isEmpty() && !path.ignored().isEmpty())
                        .count(),
                drift.breaks().stream().map(DriftRow::broken).toList(),
                Capped.of(drift.remedies(), maxRemedies, DriftRow::way));
    }

    /** A severity as it may be part of a class name. */
    private static String severity(String severity) {
        return Drift.SEVERITIES.contains(severity) ? severity : "info";
    }

    private static Attribute attribute(DriftedPath path) {
        boolean third = !path.planned().equals(path.before()) && !path.planned().equals(path.after());
        DriftClass fate = path.driftClass();
        return new Attribute(
                oneLine(path.path(), MAX_LINE),
                value(path.before()),
                value(path.after()),
                third ? value(path.planned()) : "",
                fate.id(),
                DriftText.name(fate),
                DriftText.meaning(fate),
                path.security(),
                path.relevant(),
                path.noise().isEmpty() ? "" : DriftText.noiseTitle(path.noise()),
                oneLine(path.ignored(), MAX_LINE));
    }

    private static String value(String value) {
        return SafeText.cut(SafeText.visible(value), MAX_LINE);
    }

    private static Broken broken(BrokenPolicy broken) {
        return new Broken(
                oneLine(broken.policy(), 128), severity(broken.severity()), oneLine(broken.title(), MAX_LINE));
    }

    private static Way way(DriftRemedy remedy) {
        return new Way(
                DriftText.remedy(remedy.kind()),
                oneLine(remedy.title(), MAX_LINE),
                SafeText.cut(SafeText.visible(remedy.text()), DriftRemedy.MAX_TEXT),
                oneLine(remedy.language(), 16),
                SafeText.cut(SafeText.position(remedy.file(), remedy.line()), MAX_LINE),
                oneLine(remedy.risk(), MAX_LINE));
    }
}
