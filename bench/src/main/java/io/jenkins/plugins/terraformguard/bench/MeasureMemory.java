package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads or checks one plan, or archives it as well, and says how much heap that took. Whatever does not fit ends the program with an error. */
public final class MeasureMemory {
    private MeasureMemory() {}

    /** @param arguments {@code read}, {@code check} or {@code archive}, and a plan */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !List.of("read", "check", "archive").contains(arguments[0])) {
            System.err.println("usage: MeasureMemory read|check|archive PLAN");
            System.exit(2);
        }
        Path plan = Path.of(arguments[1]);
        long start = System.nanoTime();
        HeapWatch watch = new HeapWatch();
        String outcome;
        try (watch) {
            outcome = switch (arguments[0]) {
                case "read" -> GuardReading.count(plan) + " changes";
                case "check" -> rendered(Check.without(plan));
                default -> rendered(Check.archiving(plan));
            };
        }
        System.out.printf(
                "%-10s %-18s %8.1f MB  peak %6.1f MB of %d MB heap  %5.1f s  %s%n",
                arguments[0],
                plan.getFileName(),
                Files.size(plan) / 1e6,
                watch.peak() / 1e6,
                Runtime.getRuntime().maxMemory() / 1_000_000,
                (System.nanoTime() - start) / 1e9,
                outcome);
    }

    /** All that {@code terraform-guard check} does, but for writing the report's files. */
    private static String rendered(Check check) {
        Decision decision = check.decision();
        long bytes = ReportWriter.render(decision).values().stream()
                .mapToLong(file -> file.length)
                .sum();
        return decision.verdict() + ", " + decision.findings().size() + " findings, " + bytes / 1000
                + " KB of reports, " + check.archivedBytes() / 1000 + " KB archived";
    }
}
