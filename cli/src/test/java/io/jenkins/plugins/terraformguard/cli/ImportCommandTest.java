package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code --import} and {@code --rego}. */
class ImportCommandTest {
    private static final String PLAN = """
            {"format_version": "1.2", "resource_changes": [{"address": "test_thing.a", "mode": "managed", "type": "test_thing",
              "name": "a", "change": {"actions": ["create"], "before": null, "after": {"x": 1}, "after_unknown": {}}}]}
            """;
    private static final String SARIF = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "checkov", "rules": [{"id": "CKV_1"}]}},
             "results": [{"ruleId": "CKV_1", "level": "error", "message": {"text": "test_thing.a is bad"},
              "locations": [{"logicalLocations": [{"fullyQualifiedName": "test_thing.a"}]}]}]}]}
            """;

    @TempDir
    Path folder;

    private Path plan;
    private Path report;

    @BeforeEach
    void write() throws IOException {
        plan = Files.writeString(folder.resolve("plan.json"), PLAN);
        report = Files.writeString(folder.resolve("scan.sarif"), SARIF);
    }

    @Test
    void aReportIsPartOfTheDecision() throws IOException {
        CommandLineRun without = run("check");
        CommandLineRun with = run("check", "--import", report.toString(), "--import", report.toString());

        assertEquals(ExitCode.OK, without.exitCode(), without.err() + without.out());
        assertEquals(List.of("checkov:CKV_1 test_thing.a"), findings(), with.err() + with.out());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void policiesInRegoAreAsked() throws IOException {
        CommandLineRun run = run(
                "check", "--rego", policies().toString(), "--opa", opa("exit 0").toString());

        assertEquals(List.of("opa:main.deny_all test_thing.a"), findings(), run.err() + run.out());
        assertEquals(
                "1.3.0",
                decision().at("/provenance/tools/opa").asText(),
                decision().toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsFoundTodayIsRecorded() throws IOException {
        Path out = folder.resolve("baseline.json");
        CommandLineRun run = run(
                "baseline",
                "--import",
                report.toString(),
                "--rego",
                policies().toString(),
                "--opa",
                opa("exit 0").toString(),
                "--out",
                out.toString());

        assertEquals(ExitCode.OK, run.exitCode(), run.err() + run.out());
        String recorded = Files.readString(out);
        assertTrue(recorded.contains("checkov:CKV_1") && recorded.contains("opa:main.deny_all"), recorded);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeHadIsNoPass() throws IOException {
        CommandLineRun missing =
                run("check", "--import", folder.resolve("other.sarif").toString());
        assertEquals(ExitCode.BAD_INPUT, missing.exitCode());
        assertTrue(missing.err().contains("does not exist"), missing.err());
        CommandLineRun noFolder = run("check", "--rego", folder.resolve("other").toString());
        assertEquals(ExitCode.BAD_INPUT, noFolder.exitCode());

        for (String option : List.of("--import", "--rego")) {
            for (String command : List.of("check", "baseline")) {
                CommandLineRun blank = run(command, option, "");
                assertEquals(ExitCode.BAD_INPUT, blank.exitCode());
                assertTrue(blank.err().contains(option + " is given, and blank"), blank.err());
            }
        }

        Files.writeString(folder.resolve("beside.rego"), "package main");
        CommandLineRun beside = run("check", "--rego", folder.toString());
        assertEquals(ExitCode.BAD_INPUT, beside.exitCode(), beside.out());
        assertTrue(beside.out().contains("holds the plan itself: plan.json"), beside.out());

        CommandLineRun broken = run("check", "--import", plan.toString());
        assertEquals(ExitCode.BAD_INPUT, broken.exitCode(), broken.out());
        assertTrue(broken.out().contains("'plan.json' can't be imported"), broken.out());
        CommandLineRun failed = run(
                "check",
                "--rego",
                policies().toString(),
                "--opa",
                opa("echo no >&2; exit 2").toString());
        assertEquals(ExitCode.BAD_INPUT, failed.exitCode(), failed.out());
        assertTrue(failed.out().contains("exit code 2: no"), failed.out());
        CommandLineRun baseline = run("baseline", "--import", plan.toString());
        assertEquals(ExitCode.BAD_INPUT, baseline.exitCode());
        assertTrue(baseline.err().contains("'plan.json' can't be imported"), baseline.err());
    }

    private CommandLineRun run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, plan.toString()));
        if (command.equals("check")) {
            arguments.addAll(List.of("--output", folder.resolve("report").toString(), "--no-review"));
        }
        return CommandLineRun.of(
                Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private JsonNode decision() throws IOException {
        return new JsonMapper().readTree(folder.resolve("report/decision.json").toFile());
    }

    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        decision()
                .path("findings")
                .forEach(finding -> findings.add(finding.path("policy").asText() + " "
                        + finding.path("address").asText()));
        return findings;
    }

    private Path policies() throws IOException {
        Path policies = Files.createDirectories(folder.resolve("policy"));
        Files.writeString(policies.resolve("a.rego"), "package main");
        return policies;
    }

    /** @param first what it does before it answers */
    private Path opa(String eval) throws IOException {
        Path script = folder.resolve("opa");
        Files.writeString(script, """
                #!/bin/sh
                case "$1" in
                version) echo 'Version: 1.3.0';;
                parse) echo '{"package": {"path": [{"value": "data"}, {"value": "main"}]}, "rules": [{"head": {"name": "deny_all"}}]}';;
                capabilities) echo '{"builtins": [{"name": "eq"}]}';;
                eval) (%s) || exit 2
                  echo '{"result": [{"expressions": [{"value": {"0": [["test_thing.a is refused"]]}}]}]}';;
                esac
                """.formatted(eval));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }
}
