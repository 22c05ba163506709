package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import java.util.List;

/**
 * The impact of a plan as pages show it. All text is fit for showing and cut; the page escapes it.
 *
 * @param reversibility changes by class, worst first; classes without any are there too
 * @param changes what can't simply be undone, and what is replaced
 * @param others changes that can be undone and need no explanation
 * @param notes what keeps this from being complete
 */
public record ImpactOverview(
        List<ClassCount> reversibility,
        Capped<ImpactRow> changes,
        int others,
        RiskView risk,
        BlastView blast,
        Capped<String> notes) {
    private static final int MAX_NOTES = 20;
    private static final int MAX_LINE = 500;

    /** How many changes are of a class; {@code id} is part of a class name. */
    public record ClassCount(String id, String name, String meaning, int count) {}

    /** The score; {@code level} is part of a class name, {@code threshold} a sentence or empty. */
    public record RiskView(
            int score,
            String level,
            String headline,
            String confidence,
            Capped<String> doubts,
            String threshold,
            boolean asks,
            List<PartView> parts) {}

    /** A part of the score. */
    public record PartView(String id, String title, int points, int most, int count, String detail) {}

    /** What depends on what changes; {@code graph} is markup of ours, or empty where there is nothing to draw. */
    public record BlastView(String headline, Capped<NodeView> nodes, Capped<String> lost, String graph) {}

    /** A block of the configuration; {@code action} may be empty. */
    public record NodeView(String id, String kind, String action, int instances, String depth) {}

    /**
     * The view.
     *
     * @param max changes that are listed at most
     * @return null where the decision says nothing of an impact, as those of earlier versions
     */
    public static ImpactOverview of(Impact impact, int max) {
        if (impact.equals(Impact.NONE)) {
            return null;
        }
        Capped<ImpactRow> listed = ImpactRow.of(impact, max);
        int all = impact.reversibility().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        int others = Math.max(0, all - listed.total());
        return new ImpactOverview(
                ImpactText.worstFirst().stream()
                        .map(known -> count(impact, known))
                        .toList(),
                listed,
                others,
                risk(impact.risk()),
                blast(impact.blast()),
                lines(impact.notes()));
    }

    private static ClassCount count(Impact impact, Reversibility known) {
        return new ClassCount(
                known.id(),
                ImpactText.name(known),
                ImpactText.meaning(known),
                impact.reversibility().getOrDefault(known.id(), 0));
    }

    private static RiskView risk(Risk risk) {
        return new RiskView(
                risk.score(),
                Risk.LEVELS.contains(risk.level()) ? risk.level() : "low",
                ImpactText.headline(risk),
                ImpactText.confidence(risk),
                lines(risk.doubts()),
                ImpactText.threshold(risk),
                risk.asksForApproval(),
                risk.parts().stream()
                        .map(part -> new PartView(
                                line(part.id()),
                                line(part.title()),
                                part.points(),
                                Math.max(part.most(), part.points()),
                                part.count(),
                                line(part.detail())))
                        .toList());
    }

    private static BlastView blast(BlastRadius blast) {
        List<NodeView> nodes = blast.nodes().stream()
                .map(node -> new NodeView(
                        line(node.id()),
                        line(node.kind()),
                        line(node.action()),
                        node.instances(),
                        ImpactText.depth(node.depth())))
                .toList();
        return new BlastView(
                ImpactText.blast(blast),
                new Capped<>(nodes, blast.omitted()),
                lines(blast.lost()),
                blast.nodes().isEmpty() ? "" : GraphSvg.inPage(blast));
    }

    private static Capped<String> lines(List<String> texts) {
        return Capped.of(texts, MAX_NOTES, ImpactOverview::line);
    }

    private static String line(String text) {
        return SafeText.oneLine(text, MAX_LINE);
    }
}
