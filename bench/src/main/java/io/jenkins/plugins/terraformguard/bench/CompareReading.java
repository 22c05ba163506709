package io.jenkins.plugins.terraformguard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ReadBenchmark} on the given plans and says how fast the guard reads, next to bare Jackson. */
public final class CompareReading {
    /** The guard's reading is to have at least this share of bare Jackson's speed. */
    private static final double GOAL = 0.60;

    private CompareReading() {}

    /** @param plans files */
    public static void main(String[] plans) throws RunnerException, IOException {
        if (plans.length == 0) {
            System.err.println("usage: CompareReading PLAN...");
            System.exit(2);
        }
        for (String plan : plans) {
            check(Path.of(plan));
        }
        String[] files = Arrays.stream(plans)
                .map(plan -> Path.of(plan).toAbsolutePath().toString())
                .toArray(String[]::new);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ReadBenchmark.class.getName())
                        .param("plan", files)
                        .build())
                .run();
        print(results);
    }

    /** Both ways must see the same changes, or their times can't be compared. */
    private static void check(Path plan) throws IOException {
        int bare = BareJackson.count(plan);
        int guard = GuardReading.count(plan);
        if (bare != guard) {
            throw new IllegalStateException(plan + ": " + bare + " changes in one way, " + guard + " in the other");
        }
    }

    private static void print(Collection<RunResult> results) throws IOException {
        Map<String, Map<String, Result<?>>> byPlan = new TreeMap<>();
        for (RunResult result : results) {
            byPlan.computeIfAbsent(result.getParams().getParam("plan"), plan -> new TreeMap<>())
                    .put(result.getPrimaryResult().getLabel(), result.getPrimaryResult());
        }
        System.out.printf("%n%-20s %9s  %-14s %12s %12s %7s%n", "plan", "MB", "", "median MB/s", "best MB/s", "ratio");
        for (Map.Entry<String, Map<String, Result<?>>> entry : byPlan.entrySet()) {
            Path plan = Path.of(entry.getKey());
            long bytes = Files.size(plan);
            Map<String, Result<?>> ways = entry.getValue();
            Speed bare = Speed.of(bytes, ways.get("bareJackson"));
            for (String way : List.of("bareJackson", "guard", "guardLooking", "guardEffects")) {
                Speed speed = Speed.of(bytes, ways.get(way));
                double ratio = speed.best() / bare.best();
                System.out.printf(
                        "%-20s %9.1f  %-14s %12.1f %12.1f %7.2f%s%n",
                        plan.getFileName(),
                        bytes / 1e6,
                        way,
                        speed.median(),
                        speed.best(),
                        ratio,
                        way.equals("guard") ? ratio >= GOAL ? "  reaches " + GOAL : "  below " + GOAL : "");
            }
        }
    }

    /**
     * Megabytes per second of the median and of the fastest iteration. The fastest one is what other work on the machine
     * disturbs least.
     */
    private record Speed(double median, double best) {
        static Speed of(long bytes, Result<?> millis) {
            double scale = bytes / 1000.0;
            return new Speed(
                    scale / millis.getStatistics().getPercentile(50),
                    scale / millis.getStatistics().getMin());
        }
    }
}
