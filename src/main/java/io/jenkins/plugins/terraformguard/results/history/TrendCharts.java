package io.jenkins.plugins.terraformguard.results.history;

import io.jenkins.plugins.terraformguard.engine.chart.BarsSvg;
import io.jenkins.plugins.terraformguard.engine.chart.Chart;
import io.jenkins.plugins.terraformguard.engine.chart.Chart.Series;
import io.jenkins.plugins.terraformguard.engine.chart.Chart.Unit;
import io.jenkins.plugins.terraformguard.engine.chart.Spans;
import io.jenkins.plugins.terraformguard.engine.chart.StripSvg;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.Figures;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import io.jenkins.plugins.terraformguard.results.Words;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Charts of a stretch of a history. */
final class TrendCharts {
    private final List<Entry> entries;
    private final TrendLinks links;

    /** @param entries from old to new */
    TrendCharts(List<Entry> entries, TrendLinks links) {
        this.entries = entries;
        this.links = links;
    }

    /**
     * A chart as it is shown.
     *
     * @param svg markup, in which all text is escaped
     * @param nothing whether there is nothing to be seen
     * @param keys what its parts are; none where there is but one part
     */
    public record Drawn(String id, String title, String description, String svg, boolean nothing, List<Key> keys) {}

    /** A part of a chart; its look is markup. */
    public record Key(String name, String svg) {}

    /** The verdicts, one field for each plan. */
    String strip(String id) {
        return StripSvg.inPage(
                "tfguard-strip-" + id,
                Messages.TrendCharts_strip(entries.size()),
                entries.stream()
                        .map(entry -> new StripSvg.Field(
                                line(
                                        entry,
                                        VerdictLook.of(entry.verdict()).getWord(),
                                        Messages.TrendCharts_findings(
                                                entry.found().total())),
                                links.to(entry.build()),
                                tone(entry.verdict())))
                        .toList());
    }

    static StripSvg.Tone tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> StripSvg.Tone.SUCCESS;
            case ADVISORY -> StripSvg.Tone.INFO;
            case APPROVAL_REQUIRED -> StripSvg.Tone.WARNING;
            case FAIL -> StripSvg.Tone.DANGER;
            case ERROR -> StripSvg.Tone.ERROR;
        };
    }

    List<Drawn> all() {
        List<Severity> severities = List.of(Severity.values());
        return List.of(
                draw(
                        "findings",
                        Messages.TrendCharts_severity(),
                        Messages.TrendCharts_severityText(),
                        Unit.COUNT,
                        severities.stream()
                                .map(severity -> new Series(Words.group(severity.id()), severity.id()))
                                .toList(),
                        entry -> severities.stream()
                                .map(severity -> entry.found().bySeverity().get(severity))
                                .toList()),
                draw(
                        "drift",
                        Messages.TrendCharts_drift(),
                        Messages.TrendCharts_driftText(),
                        Unit.COUNT,
                        List.of(
                                new Series(Messages.TrendCharts_open(), "warning"),
                                new Series(Messages.TrendCharts_remedied(), "success")),
                        entry -> List.of(entry.drift().open(), entry.drift().remedied())),
                draw(
                        "risk",
                        Messages.TrendCharts_risk(),
                        Messages.TrendCharts_riskText(),
                        Unit.SCORE,
                        List.of(new Series(Messages.TrendCharts_risk(), "info")),
                        entry -> known(entry.risk())),
                draw(
                        "remedy",
                        Messages.TrendCharts_remedy(),
                        Messages.TrendCharts_remedyText(),
                        Unit.TIME,
                        List.of(new Series(Messages.TrendCharts_remedy(), "info")),
                        entry -> known(Figures.remedySeconds(entry))),
                draw(
                        "undecided",
                        Messages.TrendCharts_undecided(),
                        Messages.TrendCharts_undecidedText(),
                        Unit.COUNT,
                        List.of(
                                new Series(Messages.TrendCharts_waiting(), "warning"),
                                new Series(Messages.TrendCharts_discharged(), "success"),
                                new Series(Messages.TrendCharts_broken(), "danger")),
                        entry -> List.of(
                                entry.found().undecided(),
                                entry.course().discharged(),
                                entry.course().broken())));
    }

    private static List<Integer> known(int value) {
        return value == Entry.UNKNOWN ? List.of() : List.of(value);
    }

    private Drawn draw(
            String id,
            String title,
            String description,
            Unit unit,
            List<Series> series,
            Function<Entry, List<Integer>> values) {
        Chart chart = new Chart(
                id,
                title,
                description,
                unit,
                series,
                entries.stream()
                        .map(entry -> column(entry, unit, series, values.apply(entry)))
                        .toList());
        return new Drawn(
                id,
                title,
                description,
                BarsSvg.inPage(chart),
                chart.isEmpty(),
                series.size() == 1
                        ? List.of()
                        : IntStream.range(0, series.size())
                                .mapToObj(i -> new Key(series.get(i).name(), BarsSvg.key(chart, i)))
                                .toList());
    }

    private Chart.Column column(Entry entry, Unit unit, List<Series> series, List<Integer> values) {
        String[] parts = IntStream.range(0, values.size())
                .mapToObj(i ->
                        series.get(i).name() + " " + (unit == Unit.TIME ? Spans.text(values.get(i)) : values.get(i)))
                .toArray(String[]::new);
        return new Chart.Column("#" + entry.build(), line(entry, parts), links.to(entry.build()), values);
    }

    private static String line(Entry entry, String... parts) {
        return String.join(
                "; ",
                Stream.concat(
                                Stream.of(Messages.TrendCharts_build(
                                        "#" + entry.build(), entry.at().truncatedTo(ChronoUnit.SECONDS))),
                                Stream.of(parts))
                        .toList());
    }
}
