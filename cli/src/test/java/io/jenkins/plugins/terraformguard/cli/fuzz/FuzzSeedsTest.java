package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Gives every kept input to its fuzz target: what once went wrong stays mended, without a fuzzer at hand. */
class FuzzSeedsTest {
    private static final Duration HANGS = Duration.ofSeconds(30);

    private static final Path SEEDS = Path.of(System.getProperty("guard.root"), "cli/src/test/resources/fuzz");

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "AddressFuzz", AddressFuzz::fuzzerTestOneInput,
            "ExpressionFuzz", ExpressionFuzz::fuzzerTestOneInput,
            "PolicyFileFuzz", PolicyFileFuzz::fuzzerTestOneInput,
            "PlanReaderFuzz", PlanReaderFuzz::fuzzerTestOneInput,
            "SourceScannerFuzz", SourceScannerFuzz::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicNode> everySeed() throws IOException {
        Stream.Builder<DynamicNode> tests = Stream.builder();
        for (Path folder : entries(SEEDS)) {
            String target = String.valueOf(folder.getFileName());
            Consumer<byte[]> run = TARGETS.get(target);
            tests.add(dynamicTest(target, () -> assertTrue(run != null, "seeds without a target")));
            for (Path seed : entries(folder)) {
                tests.add(dynamicTest(
                        target + "/" + seed.getFileName(),
                        () -> assertTimeoutPreemptively(HANGS, () -> run.accept(Files.readAllBytes(seed)))));
            }
        }
        return tests.build();
    }

    @TestFactory
    Stream<DynamicNode> everyTargetHasSeeds() {
        return TARGETS.keySet().stream()
                .map(target -> dynamicTest(
                        target, () -> assertTrue(entries(SEEDS.resolve(target)).size() >= 24)));
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
