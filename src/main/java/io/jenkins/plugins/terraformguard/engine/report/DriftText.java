package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRule;
import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all reports say about drift, in the same words. Foreign text is made fit for showing, and escaped for no markup. */
public final class DriftText {
    /** Terraform looked, and there may be more all the same. */
    private static final String MAY_BE_MORE = "there may be more";

    private static final Map<String, String> NOISE =
            NoiseRules.all().stream().collect(Collectors.toUnmodifiableMap(NoiseRule::id, NoiseRule::title));

    private DriftText() {}

    /** A class in two or three words. */
    public static String name(DriftClass driftClass) {
        return switch (driftClass) {
            case REVERTED -> "will be reverted";
            case OVERWRITTEN -> "will be overwritten";
            case ACCEPTED -> "accepted by configuration";
            case STATE_ONLY -> "state only";
            case UNMANAGED -> "unmanaged";
            case DELETED -> "deleted outside";
            case MOVED -> "moved only";
            case UNDETERMINED -> "undetermined";
        };
    }

    /** What happens to an attribute of that class, a sentence. */
    public static String meaning(DriftClass driftClass) {
        return switch (driftClass) {
            case REVERTED -> "Applying this plan sets it back to what was recorded.";
            case OVERWRITTEN ->
                "Applying this plan gives it a third value or destroys the resource: what was found is lost either way.";
            case ACCEPTED -> "The configuration already asks for what was found: applying only records it.";
            case STATE_ONLY ->
                "The provider computes it, or the configuration ignores changes to it: applying only records it.";
            case UNMANAGED ->
                "The configuration does not say what it should be: applying leaves it as it was found and records it.";
            case DELETED -> "The resource is gone: applying creates it anew as long as it is in the configuration.";
            case MOVED -> "Only its address in the state differs: applying records the new one.";
            case UNDETERMINED -> "The plan does not hold what would tell what becomes of it.";
        };
    }

    /** What was done to a resource: the kind of a drift as an adjective. */
    public static String kind(String kind) {
        return switch (kind) {
            case "update" -> "changed";
            case "delete" -> "deleted";
            case "move" -> "moved";
            case "create" -> "created";
            default -> SafeText.oneLine(kind, 64);
        };
    }

    /** What a noise rule holds to be the same; the words of its id where it is none of ours. */
    public static String noiseTitle(String rule) {
        String title = NOISE.get(rule);
        return title == null ? noise(rule) : title;
    }

    /** A noise rule in a word or two. */
    public static String noise(String rule) {
        return SafeText.oneLine(rule, 64).replace('-', ' ');
    }

    /** Where the remedy leads, as a word. */
    public static String remedy(String kind) {
        return switch (kind) {
            case "revert" -> "Revert";
            case "accept" -> "Accept";
            case "ignore" -> "Ignore";
            case "import" -> "Import";
            case "removed" -> "Remove from the state";
            case "moved" -> "Move";
            case "recreate" -> "Create anew";
            default -> SafeText.oneLine(kind, 64);
        };
    }

    /** The worst that is to be said, a sentence. */
    public static String headline(DriftSummary summary) {
        return switch (summary.status()) {
            case DriftSummary.CLEAN -> "Nothing was changed outside Terraform.";
            case DriftSummary.NOISE_ONLY ->
                "Nothing that matters was changed outside Terraform: all that differs is noise or ignored.";
            case DriftSummary.INCOMPLETE ->
                "It is not known whether anything was changed outside Terraform. This is not \u201cno drift\u201d.";
            case DriftSummary.DRIFTED -> drifted(summary);
            default -> "The plan does not say whether anything was changed outside Terraform.";
        };
    }

    private static String drifted(DriftSummary summary) {
        return resources(summary.resources()) + " changed outside Terraform"
                + (summary.attributes() == 0 ? "" : ", " + ReportText.count(summary.attributes(), "difference"))
                + (summary.problems().isEmpty() ? "." : "; " + MAY_BE_MORE + ".");
    }

    /** {@code 2 resources}. */
    static String resources(int count) {
        return ReportText.count(count, "resource");
    }

    /** Differences by what becomes of them on one line, {@code 1 will be reverted, 2 unmanaged}; may be empty. */
    public static String classes(DriftSummary summary) {
        List<String> parts = new ArrayList<>();
        for (DriftClass driftClass : DriftClass.values()) {
            int count = summary.classes().getOrDefault(driftClass.id(), 0);
            if (count > 0) {
                parts.add(count + " " + name(driftClass));
            }
        }
        return String.join(", ", parts);
    }

    /** What does not count on one line, by rule; empty where all counts. */
    public static String uncounted(DriftSummary summary) {
        List<String> parts = new ArrayList<>();
        int noise = noise(summary);
        if (noise > 0) {
            List<String> rules = summary.noise().entrySet().stream()
                    .limit(20)
                    .map(rule -> rule.getValue() + " " + noise(rule.getKey()))
                    .toList();
            parts.add(ReportText.count(noise, "difference is noise", "differences are noise") + " ("
                    + String.join(", ", rules) + ")");
        }
        if (summary.ignored() > 0) {
            parts.add(ReportText.count(summary.ignored(), "is ignored", "are ignored"));
        }
        return String.join(", ", parts);
    }

    /** Differences that are noise. */
    static int noise(DriftSummary summary) {
        return summary.noise().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The summary, or one made of what is listed where nobody counted, as in documents of earlier versions. */
    public static DriftSummary counted(DriftSummary summary, List<Drift> drift) {
        if (drift.isEmpty() || !summary.equals(DriftSummary.NONE)) {
            return summary;
        }
        int resources = (int) drift.stream().filter(Drift::counts).count();
        return new DriftSummary(
                resources == 0 ? DriftSummary.NOISE_ONLY : DriftSummary.DRIFTED,
                resources,
                0,
                summary.classes(),
                summary.noise(),
                0,
                List.of());
    }
}
