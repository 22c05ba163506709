package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ImportUse;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reports, configuration and plan multiply to has bounds of its own: each of them is small. */
class ImportBoundsTest {
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final String BLOCK = "resource \"test_thing\" \"many\" {\n}\n";

    private static ForeignResult[] results(int count, IntFunction<ForeignResult> maker) {
        return IntStream.range(0, count).mapToObj(maker).toArray(ForeignResult[]::new);
    }

    /** Several calls of a module whose resource has several instances. */
    private static Importing calls(int calls, int instances) {
        Importing importing = new Importing();
        ModuleSource source = Importing.scan("m/main.tf", BLOCK);
        SourceIndex.Builder sources = new SourceIndex.Builder();
        IntStream.range(0, calls).forEach(i -> sources.add(List.of("m" + i), source));
        importing.sources = sources.build();
        importing.plan = TestPlans.plan(IntStream.range(0, calls * instances)
                .mapToObj(i -> Importing.thing("module.m" + i / instances + ".test_thing.many[" + i % instances + "]"))
                .toArray(String[]::new));
        return importing;
    }

    private static void assertRefused(Importing importing, String message) {
        Decision decision = assertTimeoutPreemptively(LONG, importing::judge);
        assertEquals(Verdict.ERROR, decision.verdict());
        assertEquals("r0.sarif", decision.error().file());
        assertTrue(
                decision.error().message().contains(message), decision.error().message());
        assertFalse(decision.error().remedy().isEmpty());
    }

    @Test
    void manyResultsOnManyInstancesAreRefused() {
        assertRefused(calls(19, 100).report("x", results(100_000, i -> Importing.at("R", "m/main.tf", 1))), "2000000");
    }

    @Test
    void manyNamesOfManyInstancesAreRefused() {
        String[] names = IntStream.range(0, 19)
                .mapToObj(i -> "module.m" + i + ".test_thing.many")
                .toArray(String[]::new);
        assertRefused(calls(19, 100).report("x", results(20_000, i -> Importing.named("R", names))), "2000000");
        assertRefused(
                calls(19, 100).report("x", results(20_000, i -> Importing.named("R", "*.test_thing.many"))), "2000000");
    }

    /** What is said of the report stays what it was, however often a resource is meant. */
    @Test
    void belowTheBoundEachResultIsCounted() throws Exception {
        Importing importing = calls(19, 100).report("x", results(1_000, i -> Importing.at("R", "m/main.tf", 1)));
        ImportUse use = importing.judge().grounds().imports().get(0);
        assertEquals(1_000, use.results());
        assertEquals(1_900, use.findings());
        assertEquals(0, use.merged());
        assertEquals(0, use.unmapped());
    }

    @Test
    void aFileOfManyBlocksIsSearchedAndNotReadThrough() {
        Importing importing = new Importing();
        importing.sources = new SourceIndex.Builder()
                .add(
                        List.of(),
                        Importing.scan(
                                "main.tf",
                                IntStream.range(0, 100_000)
                                        .mapToObj(i -> "resource \"test_thing\" \"t" + i + "\" {}\n")
                                        .collect(Collectors.joining())))
                .build();
        importing.plan = TestPlans.plan(Importing.thing("test_thing.t77"));
        importing.report("x", results(100_000, i -> Importing.at("R", "main.tf", i + 1)));
        Decision decision = assertTimeoutPreemptively(LONG, importing::judge);
        ImportUse use = decision.grounds().imports().get(0);
        assertEquals(99_999, use.unmapped());
        assertTrue(Importing.addresses(decision, "x:R").contains("test_thing.t77"));
    }

    /** The same file counts once, from however many calls lead to it. */
    @Test
    void manyBlocksTimesManyCallsAreRefused() {
        Importing importing = new Importing();
        ModuleSource source = Importing.scan(
                "m/main.tf",
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "resource \"test_thing\" \"t" + i + "\" {}\n")
                        .collect(Collectors.joining()));
        SourceIndex.Builder sources = new SourceIndex.Builder();
        IntStream.range(0, 5_000).forEach(i -> sources.add(List.of("m" + i), source));
        importing.sources = sources.build();
        importing.report("x", results(20_000, i -> Importing.at("R", "m/main.tf", i + 1)));
        assertRefused(importing, "500000");
    }

    @Test
    void pathsThatNobodyKnowsAreNotComparedWithAllFiles() {
        Importing importing = new Importing();
        SourceIndex.Builder sources = new SourceIndex.Builder();
        IntStream.range(0, 5_000)
                .forEach(i -> sources.add(List.of("m" + i), Importing.scan("modules/m" + i + "/main.tf", BLOCK)));
        importing.sources = sources.build();
        importing.report("x", results(100_000, i -> Importing.at("R", "elsewhere/of/" + i + "/main.tf", 1)));
        Decision decision = assertTimeoutPreemptively(LONG, importing::judge);
        assertEquals(100_000, decision.grounds().imports().get(0).unmapped());
    }

    /** Each instance is asked for by its key, and not looked for among all. */
    @Test
    void manyKeysOfOneBlockAreSortedOnce() {
        int count = 20_000;
        Importing importing = calls(1, count)
                .report("x", results(count, i -> Importing.named("R", "module.m0.test_thing.many[" + i + "]")));
        Decision decision = assertTimeoutPreemptively(LONG, importing::judge);
        assertEquals(count, decision.grounds().imports().get(0).findings());
    }
}
