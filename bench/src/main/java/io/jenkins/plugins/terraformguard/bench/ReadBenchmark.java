package io.jenkins.plugins.terraformguard.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a whole plan, once per iteration. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 10)
@Fork(2)
public class ReadBenchmark {
    /** The plan's file, absolute. */
    @Param("")
    public String plan;

    /** @see BareJackson */
    @Benchmark
    public int bareJackson() throws IOException {
        return BareJackson.count(Path.of(plan));
    }

    /** @see GuardReading */
    @Benchmark
    public int guard() throws IOException {
        return GuardReading.count(Path.of(plan));
    }

    /** @see GuardReading#countLooking */
    @Benchmark
    public int guardLooking() throws IOException {
        return GuardReading.countLooking(Path.of(plan));
    }

    /** @see GuardReading#countEffects */
    @Benchmark
    public int guardEffects() throws IOException {
        return GuardReading.countEffects(Path.of(plan));
    }
}
