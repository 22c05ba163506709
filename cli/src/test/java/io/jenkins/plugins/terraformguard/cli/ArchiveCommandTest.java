package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayArchive;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayResult;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayStatus;
import io.jenkins.plugins.terraformguard.engine.replay.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} and {@code drift} write to be replayed. */
class ArchiveCommandTest {
    private static final String PLAN =
            "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"test_thing.a\","
                    + "\"mode\":\"managed\",\"type\":\"test_thing\",\"name\":\"a\",\"change\":{\"actions\":[\"create\"],"
                    + "\"before\":null,\"after\":{\"x\":3},\"after_unknown\":{}}}],\"resource_drift\":[]}";

    @TempDir
    Path folder;

    private Path report;

    @BeforeEach
    void writeFiles() throws IOException {
        report = folder.resolve("report");
        Files.writeString(folder.resolve("plan.json"), PLAN);
        Files.writeString(folder.resolve("main.tf"), "resource \"test_thing\" \"a\" {\n  x = 3\n}\n");
        Files.writeString(
                Files.createDirectories(folder.resolve(".terraform-guard")).resolve("p.yaml"), """
                pack: own
                version: 1
                policies:
                  - id: OWN-1
                    title: Things have a small x
                    severity: high
                    enforcement: hard-mandatory
                    resources: [test_thing]
                    assert: after.x < 2
                """);
    }

    private CommandLineRun run(String command, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of(command, folder.resolve("plan.json").toString(), "--output", report.toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private Set<String> archived(Path in) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            return new TreeSet<>(files.filter(file -> ReplayArchive.FILES.contains(String.valueOf(file.getFileName())))
                    .map(file -> in.relativize(file).toString().replace('\\', '/'))
                    .toList());
        }
    }

    private static Set<String> reviewed() {
        Set<String> files = new TreeSet<>(ReplayArchive.RECORDED);
        files.add(ReplayArchive.REVIEW);
        return files;
    }

    @Test
    void whatIsWrittenMakesTheSameDecision() throws Exception {
        assertEquals(1, run("check").exitCode());
        assertEquals(reviewed(), archived(report));
        Decision first = DecisionReader.read(Files.readAllBytes(report.resolve("decision.json")));
        assertTrue(first.findings().get(0).file().endsWith("main.tf"));
        ReplayResult again = new Replayer(Version.current())
                .replay(ReplayCase.read(report, ReadLimits.DEFAULT), GuardProgress.SILENT);
        assertEquals(ReplayStatus.IDENTICAL, again.status(), again.toString());
    }

    @Test
    void itCanBeLeftOutAndIsReplacedWithTheReport() throws Exception {
        run("check");
        assertEquals(1, run("check", "--no-archive").exitCode());
        assertEquals(Set.of(), archived(report));
        assertEquals(1, run("check").exitCode());
        assertEquals(1, run("check").exitCode());
        assertEquals(reviewed(), archived(report));
    }

    @Test
    void eachOfSeveralPlansHasItsOwn() throws Exception {
        Files.writeString(folder.resolve("plan.json"), PLAN + "\n" + PLAN + "{\"format_version\":\"9.0\"}");
        assertEquals(2, run("check", "--id", "prod").exitCode());
        assertEquals(
                Set.of(
                        "prod/inputs.json.gz",
                        "prod/plan.redacted.json.gz",
                        "prod/policies.zip",
                        "prod/review.json",
                        "prod.plan2/inputs.json.gz",
                        "prod.plan2/plan.redacted.json.gz",
                        "prod.plan2/policies.zip",
                        "prod.plan2/review.json",
                        "prod.plan3/inputs.json.gz",
                        "prod.plan3/policies.zip"),
                archived(report));
        assertEquals(2, run("check", "--id", "prod").exitCode(), "it is replaced");
    }

    @Test
    void ofWhatCanNotBeReadThereAreThePolicies() throws Exception {
        Files.writeString(folder.resolve("plan.json"), "nonsense");
        assertEquals(2, run("check").exitCode());
        assertEquals(Set.of("inputs.json.gz", "policies.zip"), archived(report));
        Files.write(folder.resolve("plan.json"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertEquals(
                2, run("check", "--tool", folder.resolve("none").toString()).exitCode());
        assertEquals(Set.of("inputs.json.gz", "policies.zip"), archived(report));
    }

    @Test
    void driftWritesItToo() throws Exception {
        assertEquals(0, run("drift").exitCode());
        assertEquals(ReplayArchive.RECORDED, archived(report));
        assertEquals(0, run("drift", "--no-archive").exitCode());
        assertEquals(Set.of(), archived(report));
        assertEquals(
                0,
                CommandLineRun.of("drift", folder.resolve("plan.json").toString())
                        .exitCode());
    }

    @Test
    void itIsSignedWithTheReport() throws Exception {
        run("check");
        Path key = folder.resolve("key");
        assertEquals(0, CommandLineRun.of("keygen", "--out", key.toString()).exitCode());
        assertEquals(
                0,
                CommandLineRun.of("sign", report.toString(), "--key", key.toString())
                        .exitCode());
        String link = Files.readString(report.resolve("decision.link.json"));
        ReplayArchive.RECORDED.forEach(file -> assertTrue(link.contains("\"" + file + "\""), link));
        assertEquals(0, verify(key).exitCode());
        Path policies = report.resolve("policies.zip");
        byte[] changed = Files.readAllBytes(policies);
        changed[changed.length - 1] ^= 1;
        Files.write(policies, changed);
        CommandLineRun run = verify(key);
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("policies.zip"), run.out());
    }

    private CommandLineRun verify(Path key) {
        return CommandLineRun.of("verify", "--key", key + ".pub", report.toString());
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Set<Path> before = guards(temporary);
        run("check");
        Set<Path> after = guards(temporary);
        after.removeAll(before);
        assertFalse(after.stream().anyMatch(path -> Files.exists(path.resolve("default"))), after.toString());
    }

    private static Set<Path> guards(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(
                    files.filter(file -> file.getFileName().toString().startsWith("terraform-guard-"))
                            .toList());
        }
    }
}
