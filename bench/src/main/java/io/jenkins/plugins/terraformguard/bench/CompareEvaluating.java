package io.jenkins.plugins.terraformguard.bench;

import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link EvaluateBenchmark} on the given plans and says how many answers a second it gave. */
public final class CompareEvaluating {
    private static final double GOAL = 300_000;

    private CompareEvaluating() {}

    /** @param plans files */
    public static void main(String[] plans) throws RunnerException {
        String[] files = Arrays.stream(plans)
                .map(plan -> Path.of(plan).toAbsolutePath().toString())
                .toArray(String[]::new);
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(EvaluateBenchmark.class.getName())
                        .param("plan", files)
                        .build())
                .run()) {
            Result<?> answers = result.getSecondaryResults().get("answers");
            System.out.printf(
                    "%-20s %,12.0f answers/s  %s%n",
                    Path.of(result.getParams().getParam("plan")).getFileName(),
                    answers.getScore(),
                    answers.getScore() >= GOAL ? "reaches 300,000" : "below 300,000");
        }
    }
}
