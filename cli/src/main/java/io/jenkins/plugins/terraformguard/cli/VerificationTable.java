package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.trail.ChainReport;
import io.jenkins.plugins.terraformguard.engine.trail.EntryReport;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck;
import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck.Aspect;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailStatus;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A verification on the terminal: a line for each link, under it what is not right, then the chains. */
final class VerificationTable {
    private static final String ROW = "%-10s %-12s %-7s %-10s %-10s %-10s %-10s  %s%n";
    private static final int PLACE = 200;

    private final PrintWriter out;
    private final Style style;

    VerificationTable(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(TrailReport report) {
        List<EntryReport> entries = new ArrayList<>(report.entries());
        entries.sort(Comparator.comparing(VerificationTable::order).thenComparing(EntryReport::place));
        out.printf(ROW, "STATUS", "KIND", "NUMBER", "SCHEMA", "DIGEST", "SIGNATURE", "CHAIN", "PLACE");
        entries.forEach(this::entry);
        out.println();
        report.chains().forEach(this::chain);
        report.others().forEach(check -> out.println(coloured(check.status()) + ": " + SafeText.oneLine(check.text())));
        out.println("Result: " + coloured(report.status()) + "  (" + tally(entries) + ")");
    }

    /** By chain and number; what has none comes last. */
    private static String order(EntryReport entry) {
        return entry.link() == null
                ? "~"
                : String.format(
                        Locale.ROOT,
                        "%s %010d",
                        entry.link().position().chain(),
                        entry.link().position().sequence());
    }

    private void entry(EntryReport entry) {
        Link link = entry.link();
        out.printf(
                ROW,
                entry.status().id(),
                link == null ? "" : link.event().kind(),
                link == null ? "" : "#" + link.position().sequence(),
                cell(entry, Aspect.SCHEMA),
                cell(entry, Aspect.DIGEST),
                cell(entry, Aspect.SIGNATURE),
                cell(entry, Aspect.CHAIN),
                SafeText.oneLine(entry.place(), PLACE));
        if (link != null) {
            origin(entry, link);
        }
        for (TrailCheck check : entry.checks()) {
            boolean explains = check.aspect() == Aspect.CHAIN
                    && link != null
                    && link.position().gap() != null;
            if (check.status() != TrailStatus.VALID || explains) {
                out.println("    " + coloured(check.status()) + ": " + SafeText.oneLine(check.text()));
            }
        }
    }

    private void origin(EntryReport entry, Link link) {
        List<String> parts = new ArrayList<>();
        parts.add(link.position().guard());
        parts.add(entry.decision() == null ? "" : entry.decision().verdict());
        parts.add((link.event().origin().job() + " " + link.event().origin().build()).strip());
        parts.add(link.event().origin().startedBy());
        parts.add(link.event().recordedAt());
        link.event().facts().forEach((name, text) -> parts.add(name + " " + text));
        out.println(style.dim("    "
                + parts.stream()
                        .filter(part -> !part.isEmpty())
                        .map(part -> SafeText.oneLine(part, PLACE))
                        .collect(Collectors.joining(", "))));
    }

    private void chain(ChainReport chain) {
        out.println(style.strong("Chain " + chain.chain() + " of the guard " + chain.guard()) + ": numbers "
                + chain.first() + " to " + chain.last() + ", " + chain.links()
                + (chain.links() == 1 ? " link" : " links")
                + (chain.gaps() == 0 ? "" : ", explained gaps: " + chain.gaps()));
        if (chain.checks().isEmpty()) {
            out.println(
                    "    note: no head of the chain was given, so links that were removed from its end are not missed");
        }
        chain.checks().forEach(check -> out.println("    " + coloured(check.status()) + ": " + check.text()));
    }

    private static String cell(EntryReport entry, Aspect aspect) {
        return entry.checks().stream()
                .filter(check -> check.aspect() == aspect)
                .map(TrailCheck::status)
                .max(Comparator.naturalOrder())
                .map(TrailStatus::id)
                .orElse("-");
    }

    private String tally(List<EntryReport> entries) {
        Map<TrailStatus, Integer> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(entry.status(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().id())
                .collect(Collectors.joining(", "));
    }

    private String coloured(TrailStatus status) {
        return switch (status) {
            case VALID -> style.good(status.id());
            case PARTIAL, UNSIGNED, UNTRUSTED -> style.warn(status.id());
            case UNREADABLE, INVALID -> style.bad(status.id());
        };
    }
}
