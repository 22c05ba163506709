package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetChoices;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetColumn;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetDocument;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetQuery;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetSummary;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetTable;
import io.jenkins.plugins.terraformguard.engine.history.HistoryDocument;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Asks about many guards in several ways, and says how long each takes. */
public final class MeasureFleet {
    /** Enough for the compiler to have done its best. */
    private static final int TIMES = 200;

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    private MeasureFleet() {}

    /** @param arguments jobs, and builds of each */
    public static void main(String[] arguments) throws Exception {
        int jobs = Integer.parseInt(arguments[0]);
        int builds = Integer.parseInt(arguments[1]);
        List<byte[]> histories = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            histories.add(HistoryDocument.write(MadeUpGuards.history(i, builds, NOW)));
        }
        FleetTable[] table = {new FleetTable()};
        long rebuilding = fastest(3, () -> table[0] = rebuilt(histories));
        FleetTable all = table[0];
        byte[] document = FleetDocument.write(all.all());
        System.out.printf(
                Locale.ROOT,
                "%,d jobs with %,d entries; the index is a file of %.1f MB%n",
                all.size(),
                (long) jobs * builds,
                document.length / 1e6);
        long scan = fastest(TIMES, () -> scan(all));
        print("plain scan over the rows", scan, scan);
        print("whole page, unfiltered", fastest(TIMES, () -> ask(all, FleetQuery.ALL)), scan);
        print(
                "whole page, those that fail, by time to remedy",
                fastest(
                        TIMES,
                        () -> ask(all, FleetQuery.ALL.withVerdict(Verdict.FAIL).sortedBy(FleetColumn.REMEDY))),
                scan);
        print("writing the index", fastest(TIMES, () -> FleetDocument.write(all.all())), scan);
        print("reading the index", fastest(TIMES, () -> FleetDocument.read(document)), scan);
        print("making it anew from histories in memory", rebuilding, scan);
    }

    private static FleetTable rebuilt(List<byte[]> histories) throws Exception {
        FleetTable table = new FleetTable();
        for (int i = 0; i < histories.size(); i++) {
            JobHistory history = HistoryDocument.read(histories.get(i));
            MadeUpGuards.row(i, history).ifPresent(table::put);
        }
        return table;
    }

    private static int scan(FleetTable table) {
        int sum = 0;
        for (FleetRow row : table.all()) {
            sum += row.verdict() == Verdict.FAIL && row.job().contains("job") ? 1 : 0;
        }
        return sum;
    }

    private static int ask(FleetTable table, FleetQuery query) {
        List<FleetRow> selected = query.select(table.all(), NOW);
        FleetSummary.of(selected, NOW);
        FleetChoices.of(table.all());
        return query.page(selected).size();
    }

    private static long fastest(int times, Callable<?> work) throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.call();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    private static void print(String what, long nanos, long scan) {
        System.out.printf(Locale.ROOT, "%-48s %9.2f ms  %8.1f scans%n", what, nanos / 1e6, (double) nanos / scan);
    }
}
