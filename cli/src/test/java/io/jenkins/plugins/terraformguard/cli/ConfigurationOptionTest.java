package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} names lines of the configuration. */
class ConfigurationOptionTest {
    private static final String CONFIGURATION = "\nresource \"test_thing\" \"a\" {\n  name = \"n\"\n  x    = 2\n}\n";

    @TempDir
    Path folder;

    private Path plan;

    @BeforeEach
    void writePlan() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        plan = write("plans/plan.json", """
                {"format_version":"1.2","resource_changes":[{"address":"test_thing.a","mode":"managed",
                "type":"test_thing","name":"a","change":{"actions":["create"],"before":null,
                "after":{"name":"n","x":2},"after_unknown":{}}}]}
                """);
        write("plans/.terraform-guard/p.yaml", """
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

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private CommandLineRun check(String... more) {
        return CommandLineRun.of(Stream.concat(
                        Stream.of(
                                "check",
                                plan.toString(),
                                "--output",
                                folder.resolve("report").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void theFolderOfThePlanIsLookedAtFirst() throws Exception {
        write("plans/main.tf", CONFIGURATION);
        CommandLineRun run = check();
        assertTrue(run.out().contains("test_thing.a (create)  plans/main.tf:4"), run.out());
        JsonNode finding =
                new JsonMapper().readTree(check("--format", "json").out()).at("/findings/0");
        assertEquals("plans/main.tf", finding.get("file").asText());
        assertEquals(4, finding.get("line").asInt());
    }

    @Test
    void theFolderCanBeNamedAndFilesAreNamedFromTheRepository() throws Exception {
        write("infra/live/main.tf", CONFIGURATION);
        CommandLineRun run = check("--dir", folder.resolve("infra/live").toString());
        assertTrue(run.out().contains("(create)  infra/live/main.tf:4"), run.out());
    }

    @Test
    void withoutConfigurationThereAreNoLines() throws Exception {
        CommandLineRun none = check();
        assertEquals(1, none.exitCode());
        assertTrue(none.out().contains("test_thing.a (create)" + System.lineSeparator()), none.out());
        CommandLineRun other = check("--dir", folder.resolve("plans").toString());
        assertEquals(1, other.exitCode());
        assertTrue(other.out().contains("note: No lines are given"), other.out());
        CommandLineRun missing = check("--dir", folder.resolve("nowhere").toString());
        assertEquals(2, missing.exitCode());
        assertTrue(missing.err().contains("nowhere' does not exist"), missing.err());
    }
}
