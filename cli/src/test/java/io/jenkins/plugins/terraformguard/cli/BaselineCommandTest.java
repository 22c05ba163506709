package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from a project with findings to one whose new findings count; and waivers on the command line. */
class BaselineCommandTest {
    @TempDir
    Path folder;

    private Path policies;
    private Path baseline;

    @BeforeEach
    void writePolicy() throws IOException {
        policies = Files.createDirectories(folder.resolve("policies"));
        baseline = policies.resolve("baseline.json");
        Files.writeString(policies.resolve("p.yaml"), """
                pack: own
                version: 1
                policies:
                  - id: OWN-1
                    title: Things have an x
                    severity: high
                    enforcement: soft-mandatory
                    resources: [test_thing]
                    assert: after.x == 1
                """);
    }

    private Path plan(String... names) throws IOException {
        List<String> resources = new ArrayList<>();
        for (String name : names) {
            resources.add("{\"address\":\"test_thing." + name + "\",\"mode\":\"managed\",\"type\":\"test_thing\","
                    + "\"change\":{\"actions\":[\"update\"],\"before\":{},\"after\":{\"x\":2}}}");
        }
        return Files.writeString(
                folder.resolve("plan.json"),
                "{\"format_version\":\"1.2\",\"resource_changes\":[" + String.join(",", resources) + "]}");
    }

    private CommandLineRun run(String command, Path plan, String... more) {
        List<String> all = new ArrayList<>(List.of(command, plan.toString(), "--policies", policies.toString()));
        all.addAll(List.of(more));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private CommandLineRun check(Path plan, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--output", folder.resolve("report").toString()));
        return run("check", plan, all.toArray(String[]::new));
    }

    @Test
    void whatIsRecordedDoesNotCount() throws Exception {
        assertEquals(3, check(plan("a", "b")).exitCode());
        CommandLineRun recorded = run("baseline", plan("a", "b"));
        assertEquals(0, recorded.exitCode(), recorded.err());
        assertTrue(recorded.out().contains("2 findings, of 2"), recorded.out());

        CommandLineRun known = check(plan("a", "b"));
        assertEquals(0, known.exitCode(), known.out());
        assertTrue(known.out().contains("baselined: 2"), known.out());
        assertTrue(known.out().contains("violation, baselined]"), known.out());
        assertEquals(3, check(plan("a", "b", "c")).exitCode());
    }

    @Test
    void anUpdateDropsAndAddsNothing() throws Exception {
        assertEquals(2, run("baseline", plan("a"), "--update").exitCode());
        run("baseline", plan("a", "b"));
        byte[] before = Files.readAllBytes(baseline);
        assertEquals(0, run("baseline", plan("a", "b", "c"), "--update").exitCode());
        assertArrayEquals(before, Files.readAllBytes(baseline));
        assertEquals(0, run("baseline", plan("a", "b", "c")).exitCode());
        assertEquals(3, Files.readString(baseline).split("fingerprint", -1).length - 1);
    }

    @Test
    void anotherFileCanBeNamed() throws Exception {
        Path other = folder.resolve("deep/other.json");
        assertEquals(0, run("baseline", plan("a"), "--out", other.toString()).exitCode());
        assertTrue(Files.readString(other).startsWith("{\"entries\":["));
        assertFalse(Files.exists(baseline));
    }

    @Test
    void aBrokenPlanMakesNoBaseline() throws Exception {
        CommandLineRun run = run("baseline", Files.writeString(folder.resolve("plan.json"), "{"));
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("plan.json"), run.err());
        assertFalse(Files.exists(baseline));
    }

    @Test
    void waiversHoldUntilTheirDay() throws Exception {
        Files.writeString(policies.resolve("waivers.yaml"), """
                waivers:
                  - policy: OWN-1
                    resource: test_thing.a
                    reason: Being migrated
                    owner: "team\\e[31m"
                    expires: 2027-01-31
                """);
        CommandLineRun holds = check(plan("a"), "--now", "2027-01-31T23:59:59Z");
        assertEquals(0, holds.exitCode(), holds.out());
        assertTrue(holds.out().contains("Waived by team\\u001b[31m until 2027-01-31: Being migrated"), holds.out());
        assertTrue(holds.out().contains("waived: 1"), holds.out());

        CommandLineRun over = check(plan("a"), "--now", "2027-02-01T00:00:00Z");
        assertEquals(3, over.exitCode());
        assertTrue(over.out().contains("waiver expired"), over.out());
        assertTrue(over.out().contains("waivers.yaml:2: OWN-1 on test_thing.a"), over.out());
        assertEquals(2, check(plan("a"), "--now", "tomorrow").exitCode());
    }
}
