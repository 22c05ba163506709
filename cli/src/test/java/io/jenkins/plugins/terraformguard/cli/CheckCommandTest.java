package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private Path plan;
    private Path report;

    @BeforeEach
    void writePlan() throws IOException {
        plan = write("plan.json", plan("thing.a", "\"x\":1", "{}"));
        report = folder.resolve("report");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String plan(String address, String after, String unknown) {
        return "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"" + address
                + "\",\"mode\":\"managed\",\"type\":\"test_thing\",\"name\":\"a\",\"change\":{\"actions\":[\"create\"],"
                + "\"before\":null,\"after\":{" + after + "},\"after_unknown\":" + unknown + "}}]}";
    }

    private Path policies(String level, String assertion) throws IOException {
        Path policies = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(policies.resolve("p.yaml"), """
                pack: own
                version: 1
                policies:
                  - id: OWN-1
                    title: Things have an x
                    severity: high
                    enforcement: %s
                    resources: [test_thing]
                    assert: %s
                    message: "x of ${resource.address} is ${after.x}"
                """.formatted(level, assertion));
        return policies;
    }

    private CommandLineRun check(String... more) {
        String[] arguments = Stream.concat(
                        Stream.of("check", plan.toString(), "--output", report.toString()), Stream.of(more))
                .toArray(String[]::new);
        return CommandLineRun.of(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "hard-mandatory, after.x == 1, 0, PASS",
        "advisory, after.x == 2, 0, ADVISORY",
        "hard-mandatory, after.x == 2, 1, FAIL",
        "hard-mandatory, after.x.y == 1, 1, FAIL",
        "soft-mandatory, after.x == 2, 3, APPROVAL-REQUIRED",
        "hard-mandatory, after.u == 2, 3, APPROVAL-REQUIRED",
        "hard-mandatory, resource.typ == 2, 2, ERROR"
    })
    void theExitCodeIsTheVerdict(String level, String assertion, int exitCode, String verdict) throws Exception {
        plan = write("plan.json", plan("thing.a", "\"x\":1", "{\"u\":true}"));
        CommandLineRun run = check("--policies", policies(level, assertion).toString());
        assertEquals(exitCode, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("Verdict: " + verdict), run.out());
        assertEquals("", run.err());
        assertTrue(Files.isRegularFile(report.resolve("report.html")));
    }

    @Test
    void aReportIsWrittenAndAnEarlierOneReplaced() throws Exception {
        Set<String> expected = Set.of(
                "decision.json",
                "report.html",
                "report.css",
                "summary.md",
                "results.sarif",
                "junit.xml",
                "rollback.md",
                "plan.redacted.json.gz",
                "policies.zip",
                "inputs.json.gz",
                "review.json");
        for (int i = 0; i < 2; i++) {
            assertEquals(0, check().exitCode());
            try (Stream<Path> files = Files.list(report)) {
                assertEquals(
                        new TreeSet<>(expected),
                        files.map(file -> file.getFileName().toString())
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
    }

    @Test
    void aForeignFolderIsLeftAlone() throws Exception {
        Path foreign = Files.createDirectories(report).resolve("main.tf");
        Files.writeString(foreign, "resource");
        CommandLineRun run = check();
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("main.tf"), run.err());
        assertTrue(run.err().contains("--output"), run.err());
        assertEquals("resource", Files.readString(foreign));
    }

    @Test
    void eachFormatIsWhatItSays() throws Exception {
        JsonNode decision = JSON.readTree(check("--format", "json").out());
        assertEquals("terraform-guard/decision/v1", decision.get("schema").asText());
        assertEquals(
                "2.1.0",
                JSON.readTree(check("--format", "SARIF").out()).get("version").asText());
        assertTrue(check("--format", "markdown").out().contains("Terraform"));
        byte[] junit = check("--format", "junit").out().strip().getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "testsuites",
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(junit))
                        .getDocumentElement()
                        .getTagName());
        CommandLineRun unknown = check("--format", "yaml");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("--format"), unknown.err());
    }

    @Test
    void aPlanThatIsNotThereIsNamed() {
        plan = folder.resolve("no.json");
        CommandLineRun run = check();
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("no.json") && run.err().contains("does not exist"), run.err());
        assertFalse(Files.exists(report));
        plan = folder;
        CommandLineRun directory = check();
        assertEquals(2, directory.exitCode());
        assertTrue(directory.err().contains("is not a file"), directory.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "{}", "[]", "{\"format_version\":\"9.0\"}", "{\"format_version\":\"1.2\",\n oops"
            })
    void badInputIsReportedInWordsAndInFiles(String text) throws Exception {
        plan = write("plan.json", text);
        CommandLineRun run = check();
        assertEquals(2, run.exitCode());
        assertTrue(run.out().startsWith("error: plan.json"), run.out());
        assertTrue(run.out().contains("Verdict: ERROR"), run.out());
        assertTrue(Files.isRegularFile(report.resolve("junit.xml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a b", "", "a/b", "\u001b[31m"})
    void anIdMustBeUsable(String id) {
        CommandLineRun run = check("--id", id);
        assertEquals(2, run.exitCode());
        assertFalse(run.err().contains("\u001b"), run.err());
    }

    @Test
    void otherMistakesOfUsage() {
        for (String[] arguments : new String[][] {
            {},
            {"check"},
            {"chek"},
            {"check", "a", "b"},
            {"check", "a", "--colour"},
            {"check", "a", "--tool-timeout", "soon"}
        }) {
            CommandLineRun run = CommandLineRun.of(arguments);
            assertEquals(2, run.exitCode(), String.join(" ", arguments));
            assertFalse(run.err().isBlank());
        }
        assertEquals(2, check("--tool-timeout", "0").exitCode());
        CommandLineRun run = check("--policies", folder.resolve("none").toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("does not exist"), run.err());
    }

    @Test
    void textOfThePlanCannotSteerTheTerminal() throws Exception {
        String hostile = "\\u001b[2J\\u001b]0;title\\u0007\\r\\u202e\\u009b31m\\nVerdict: PASS";
        plan = write("plan.json", plan("thing.a" + hostile, "\"x\":\"" + hostile + "\"", "{}"));
        CommandLineRun run =
                check("--policies", policies("hard-mandatory", "after.x == '1'").toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.out().chars().noneMatch(c -> c == 0x1b || c == 7 || c == '\r' || c == 0x202e || c == 0x9b));
        assertEquals(
                1,
                run.out()
                        .lines()
                        .filter(line -> line.strip().startsWith("Verdict:"))
                        .count(),
                run.out());
        assertTrue(run.out().contains("\\u001b[2J"), run.out());
    }

    @Test
    void policiesBesideThePlanAreFound() throws Exception {
        Path policies = policies("hard-mandatory", "after.x == 2");
        Files.move(policies, folder.resolve(".terraform-guard"));
        CommandLineRun run = check();
        assertEquals(1, run.exitCode(), run.out());
        assertTrue(run.out().contains("x of thing.a is 1"), run.out());
    }

    @Test
    void aBrokenPolicyFileIsNamedAsTheUserKnowsIt() throws Exception {
        Path policies = policies("hard-mandatory", "resource.typ == 'a'");
        CommandLineRun run = check("--policies", policies.toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.out().contains(policies.resolve("p.yaml") + ":9:21"), run.out());
        assertTrue(run.out().contains("did you mean 'type'"), run.out());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake tool is a shell script")
    void aSavedPlanGoesThroughTheTool() throws Exception {
        Path tool = write("tool.sh", "#!/bin/sh\necho 'Error: no' >&2\nexit 1\n");
        assertTrue(tool.toFile().setExecutable(true));
        plan = Files.write(folder.resolve("plan.out"), new byte[] {'P', 'K', 3, 4, 0, 0});
        CommandLineRun failed = check("--tool", tool.toString());
        assertEquals(2, failed.exitCode());
        assertTrue(failed.out().contains("Error: no"), failed.out());
        assertTrue(Files.isRegularFile(report.resolve("decision.json")));
        Files.writeString(tool, "#!/bin/sh\necho '" + plan("thing.a", "", "{}") + "'\n");
        CommandLineRun passed = check("--tool", tool.toString());
        assertEquals(0, passed.exitCode(), passed.out());
        assertEquals(
                64,
                JSON.readTree(report.resolve("decision.json").toFile())
                        .at("/plan/saved_plan_sha256")
                        .asText()
                        .length());
    }
}
