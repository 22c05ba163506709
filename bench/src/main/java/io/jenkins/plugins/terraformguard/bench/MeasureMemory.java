package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads or checks one plan and says how much heap that took. Whatever does not fit ends the program with an error. */
public final class MeasureMemory {
    private MeasureMemory() {}

    /** @param arguments {@code read} or {@code check}, and a plan */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !List.of("read", "check").contains(arguments[0])) {
            System.err.println("usage: MeasureMemory read|check PLAN");
            System.exit(2);
        }
        Path plan = Path.of(arguments[1]);
        long start = System.nanoTime();
        HeapWatch watch = new HeapWatch();
        String outcome;
        try (watch) {
            outcome = switch (arguments[0]) {
                case "read" -> GuardReading.count(plan) + " changes";
                default -> check(plan);
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
    private static String check(Path plan) throws IOException {
        GuardRequest request = new GuardRequest("bench", PlanSource.ofFile(plan), "", List.of(), ReadLimits.DEFAULT);
        Decision decision = new GuardEngine("bench").evaluate(request, GuardProgress.SILENT);
        if (decision.verdict() == Verdict.ERROR) {
            throw new IOException(plan + " was not checked: " + decision.error());
        }
        long bytes = ReportWriter.render(decision).values().stream()
                .mapToLong(file -> file.length)
                .sum();
        return decision.verdict() + ", " + decision.findings().size() + " findings, " + bytes / 1000 + " KB of reports";
    }
}
