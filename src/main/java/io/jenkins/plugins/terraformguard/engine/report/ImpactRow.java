package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import java.util.List;
import java.util.Map;

/**
 * What one change means, as pages show it. All text is fit for showing and cut; the page escapes it.
 *
 * @param reversibility part of a class name
 * @param certain whether that is sure; else it is the worst that may be
 * @param restore how to get back what was, or empty
 * @param replaced whether it is replaced
 * @param why why it is replaced, or else changed, the nearest cause first
 * @param downstream how many resources depend on it
 */
public record ImpactRow(
        String address,
        String deposed,
        String action,
        String reversibility,
        String name,
        boolean certain,
        String reason,
        String restore,
        boolean replaced,
        List<Step> why,
        int downstream) {
    private static final int MAX_LINE = 500;

    /** A step of the way to the cause; {@code lost} where the plan does not hold the link. */
    public record Step(String kind, String subject, String text, boolean lost) {}

    /** The changes that are worth a line: what can't simply be undone, and what is replaced. The others are counted nowhere. */
    static Capped<ImpactRow> of(Impact impact, int max) {
        List<ChangeImpact> worth =
                impact.changes().stream().filter(ImpactRow::isWorthALine).toList();
        int bad = impact.reversibility().entrySet().stream()
                .filter(count -> !count.getKey().equals(Reversibility.REVERSIBLE.id()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        int listed = (int) worth.stream()
                .filter(change -> change.reversibility() != Reversibility.REVERSIBLE)
                .count();
        Capped<ImpactRow> shown = Capped.of(worth, max, ImpactRow::of);
        return new Capped<>(shown.shown(), shown.omitted() + Math.max(0, bad - listed));
    }

    private static boolean isWorthALine(ChangeImpact change) {
        return change.reversibility() != Reversibility.REVERSIBLE || ImpactText.isExplained(change);
    }

    private static ImpactRow of(ChangeImpact change) {
        return new ImpactRow(
                oneLine(change.address(), MAX_LINE),
                oneLine(change.deposed(), MAX_LINE),
                oneLine(change.action(), 64),
                change.reversibility().id(),
                ImpactText.name(change.reversibility()),
                change.certain(),
                oneLine(change.reason(), MAX_LINE),
                oneLine(change.restore(), MAX_LINE),
                change.action().equals("replace"),
                change.why().stream()
                        .map(cause -> new Step(
                                ImpactText.cause(cause.kind()),
                                oneLine(cause.subject(), MAX_LINE),
                                oneLine(cause.text(), MAX_LINE),
                                cause.kind().equals("lost")))
                        .toList(),
                change.downstream());
    }
}
