package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.impact.Risk.RiskPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What all reports say about the impact of a plan, in the same words. Foreign text is escaped for no markup. */
public final class ImpactText {
    private ImpactText() {}

    /** A class in one word. */
    public static String name(Reversibility reversibility) {
        return reversibility.id();
    }

    /** What the class means, a sentence. */
    public static String meaning(Reversibility reversibility) {
        return switch (reversibility) {
            case REVERSIBLE -> "Applying the old configuration brings back what was.";
            case LOSSY -> "It comes back without something: data since the last backup, an address, an identity.";
            case IRREVERSIBLE -> "What is lost can't be brought back.";
        };
    }

    /** What a step of a chain of causes is. */
    public static String cause(String kind) {
        return switch (kind) {
            case "reason" -> "Terraform's reason";
            case "attribute" -> "Attribute";
            case "constant" -> "Written there";
            case "reference" -> "Reference";
            case "variable" -> "Variable";
            case "resource" -> "Resource";
            case "lost" -> "Lost link";
            default -> SafeText.oneLine(kind, 64);
        };
    }

    /** Whether it is a replacement with a known way to its cause. Updates have one too, and need no explanation. */
    public static boolean isExplained(ChangeImpact change) {
        return change.action().equals("replace") && !change.why().isEmpty();
    }

    /** {@code Risk 62 of 100: high.} */
    public static String headline(Risk risk) {
        return "Risk " + risk.score() + " of 100: " + SafeText.oneLine(risk.level(), 64) + ".";
    }

    /** From when on somebody has to approve; empty where there is no such score. */
    public static String threshold(Risk risk) {
        if (risk.threshold() <= 0) {
            return "";
        }
        return risk.asksForApproval()
                ? "Somebody has to approve: the threshold is " + risk.threshold() + "."
                : "Below the threshold of " + risk.threshold() + ", from which on somebody has to approve.";
    }

    /** How sure the score is. */
    public static String confidence(Risk risk) {
        return "Confidence: " + SafeText.oneLine(risk.confidence(), 64) + ".";
    }

    /** The parts with points on one line, most points first; empty where there are none. */
    public static String parts(Risk risk) {
        return risk.parts().stream()
                .filter(part -> part.points() > 0)
                .sorted(Comparator.comparingInt(RiskPart::points).reversed())
                .limit(20)
                .map(part -> part.points() + " " + SafeText.oneLine(part.title(), 80))
                .collect(Collectors.joining(", "));
    }

    /** Changes by class on one line, worst first: {@code 1 irreversible, 6 reversible}; may be empty. */
    public static String reversibility(Impact impact) {
        List<String> parts = new ArrayList<>();
        for (Reversibility known : worstFirst()) {
            int count = impact.reversibility().getOrDefault(known.id(), 0);
            if (count > 0) {
                parts.add(count + " " + name(known));
            }
        }
        return String.join(", ", parts);
    }

    static List<Reversibility> worstFirst() {
        return List.of(Reversibility.IRREVERSIBLE, Reversibility.LOSSY, Reversibility.REVERSIBLE);
    }

    /** Totals of the blast radius, a sentence. */
    public static String blast(BlastRadius blast) {
        if (blast.changed() == 0) {
            return "Nothing changes that others depend on.";
        }
        return ReportText.count(blast.changed(), "block") + " of the configuration "
                + (blast.changed() == 1 ? "changes" : "change") + "; "
                + (blast.downstream() == 0
                        ? "nothing else depends on " + (blast.changed() == 1 ? "it." : "them.")
                        : ReportText.count(
                                blast.downstream(), "resource depends on that.", "resources depend on that."));
    }

    /** How far a node is from the nearest change. */
    public static String depth(int depth) {
        return switch (depth) {
            case 0 -> "changes itself";
            case 1 -> "directly";
            default -> depth + " steps away";
        };
    }
}
