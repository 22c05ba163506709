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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** {@code check} of a file that holds several plans. */
class SeveralPlansCommandTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BROKEN = "{\"format_version\":\"9.0\"}";

    @TempDir
    Path folder;

    private Path report;

    @BeforeEach
    void writePolicy() throws IOException {
        report = folder.resolve("report");
        Path policies = Files.createDirectories(folder.resolve(".terraform-guard"));
        Files.writeString(policies.resolve("p.yaml"), """
                pack: own
                version: 1
                policies:
                  - id: OWN-1
                    title: Things have a small x
                    severity: high
                    enforcement: hard-mandatory
                    resources: [test_thing]
                    assert: after.x < 2
                    message: "x is ${after.x}"
                """);
    }

    private static String plan(int x) {
        return "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"test_thing.a\",\"mode\":\"managed\","
                + "\"type\":\"test_thing\",\"name\":\"a\",\"change\":{\"actions\":[\"create\"],\"before\":null,"
                + "\"after\":{\"x\":" + x + "},\"after_unknown\":{}}}]}";
    }

    private CommandLineRun check(String text, String... more) throws IOException {
        return check(report, text, more);
    }

    private CommandLineRun check(Path output, String text, String... more) throws IOException {
        Path plans = Files.writeString(folder.resolve("plans.json"), text);
        return CommandLineRun.of(
                Stream.concat(Stream.of("check", plans.toString(), "--output", output.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @CsvSource({"1 1 1, 0", "1 2 1, 1", "1 1 broken, 2", "broken 2 1, 2"})
    void theExitCodeIsThatOfTheWorst(String plans, int exitCode) throws Exception {
        String text = Stream.of(plans.split(" "))
                .map(plan -> plan.equals("broken") ? BROKEN : plan(Integer.parseInt(plan)))
                .collect(Collectors.joining());
        assertEquals(exitCode, check(text).exitCode());
    }

    @Test
    void eachIsShownUnderItsNameAndTheLastLineCounts() throws Exception {
        CommandLineRun run = check(plan(1) + "\n" + plan(2) + BROKEN + plan(1), "--id", "web");
        List<String> lines = run.out().lines().toList();
        assertEquals(
                List.of("web", "web.plan2", "web.plan3", "web.plan4"),
                lines.stream()
                        .filter(line -> line.startsWith("== plans.json (plan "))
                        .map(line -> line.replaceAll(".*, (.*) ==", "$1"))
                        .toList());
        assertEquals("4 plans: 1 ERROR, 1 FAIL, 2 PASS", lines.get(lines.size() - 1));
        assertTrue(run.out().contains("x is 2"), run.out());
        assertTrue(run.out().contains("Report: " + report.resolve("web.plan2").resolve("report.html")), run.out());
        assertEquals("", run.err());
    }

    @Test
    void eachHasItsReportAndOlderReportsGoAway() throws Exception {
        Set<String> files = Set.of(
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
        check(plan(1) + plan(2) + plan(1));
        assertEquals(Set.of("default", "default.plan2", "default.plan3", "plans.json"), names(report));
        assertEquals(files, names(report.resolve("default.plan3")));
        JsonNode list = JSON.readTree(report.resolve("plans.json").toFile());
        assertEquals("fail", list.get("verdict").asText());
        assertEquals("default.plan2", list.at("/plans/1/id").asText());
        assertEquals("fail", list.at("/plans/1/verdict").asText());
        assertEquals(64, list.at("/plans/1/decision_sha256").asText().length());

        check(plan(1) + plan(1), "--id", "other");
        assertEquals(Set.of("other", "other.plan2", "plans.json"), names(report));
        check(plan(1));
        assertEquals(files, names(report));
        check(plan(1) + plan(1));
        assertEquals(Set.of("default", "default.plan2", "plans.json"), names(report));
        assertEquals(Set.of(".terraform-guard", "plans.json", "report"), names(folder));
    }

    @Test
    void reportsThatWereWrittenOneByOneAreNotTakenForOlderOnes() throws Exception {
        check(report.resolve("a"), plan(1));
        for (String text : List.of(plan(1), plan(1) + plan(1))) {
            CommandLineRun run = check(text);
            assertEquals(2, run.exitCode());
            assertTrue(run.err().contains("holds a, which is no part"), run.err());
        }
        check(report.resolve("b"), plan(1) + plan(1));
        Files.writeString(report.resolve("b/default/main.tf"), "resource");
        CommandLineRun run = check(report.resolve("b"), plan(1));
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("main.tf"), run.err());
        assertEquals(12, names(report.resolve("b/default")).size());
    }

    @Test
    void anIdThatIsTheNameOfTheListIsRefused() throws Exception {
        CommandLineRun run = check(plan(1) + plan(1), "--id", "plans.json");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("name of the list of plans"), run.err());
        assertFalse(Files.exists(report));
    }

    @Test
    void theFormatsHoldThemAll() throws Exception {
        String text = plan(1) + plan(2) + BROKEN;
        List<String> ids = new ArrayList<>();
        for (String line : check(text, "--format", "json").out().lines().toList()) {
            ids.add(JSON.readTree(line).get("id").asText());
        }
        assertEquals(List.of("default", "default.plan2", "default.plan3"), ids);

        JsonNode runs = JSON.readTree(check(text, "--format", "sarif").out()).get("runs");
        assertEquals(3, runs.size());
        assertEquals(
                "terraform-guard/default.plan2/",
                runs.at("/1/automationDetails/id").asText());
        assertEquals("x is 2", runs.at("/1/results/0/message/text").asText());
        assertEquals(false, runs.at("/2/invocations/0/executionSuccessful").asBoolean());

        byte[] junit = check(text, "--format", "junit").out().strip().getBytes(StandardCharsets.UTF_8);
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(junit))
                .getDocumentElement();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < suites.getElementsByTagName("testsuite").getLength(); i++) {
            names.add(((Element) suites.getElementsByTagName("testsuite").item(i)).getAttribute("name"));
        }
        assertTrue(names.containsAll(List.of("default.own", "default.plan2.own", "default.plan3.terraform-guard")));
        assertEquals(names.size(), Set.copyOf(names).size(), names.toString());

        String markdown = check(text, "--format", "markdown").out();
        assertEquals(3, markdown.lines().filter(line -> line.startsWith("## ")).count(), markdown);
    }

    @Test
    void limitsAreSetByName() throws Exception {
        String text = plan(1) + plan(1);
        CommandLineRun within = check(text, "--limits", "max-plans=2, max-size=8G");
        assertEquals(0, within.exitCode(), within.out() + within.err());
        CommandLineRun beyond = check(text, "--limits", "max-plans=1");
        assertEquals(2, beyond.exitCode());
        assertTrue(beyond.out().contains("max-plans"), beyond.out());
        for (String wrong : List.of("max-sise=1", "max-size", "max-size=much", "max-depth=100000")) {
            CommandLineRun run = check(text, "--limits", wrong);
            assertEquals(2, run.exitCode());
            assertTrue(run.err().contains("--limits") && run.err().contains("max-depth"), run.err());
        }
    }
}
