package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void theVersionIsThatOfTheBuild() {
        CommandLineRun run = CommandLineRun.of("--version");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().matches("terraform-guard \\d[\\w.-]*\\R"), run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "check --help",
                "drift --help",
                "explain --help",
                "test --help",
                "lint --help",
                "new --help",
                "policies list --help"
            })
    void helpIsThere(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("Usage: terraform-guard"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        CommandLineRun run = CommandLineRun.of("generate-completion");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("#!/usr/bin/env bash"));
        assertTrue(run.out().contains("check")
                && run.out().contains("explain")
                && run.out().contains("lint")
                && run.out().contains("--mutation")
                && run.out().contains("--policies"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TG-PLAN-001", "tg-plan-001"})
    void aPolicyIsExplained(String id) {
        CommandLineRun run = CommandLineRun.of("explain", id);
        assertEquals(0, run.exitCode());
        for (String part : new String[] {
            "TG-PLAN-001  ", "Pack:", "Severity:", "Level:", "Looks at:", "Asserts:", "Why:", "What to do:"
        }) {
            assertTrue(run.out().contains(part), part + " is not in " + run.out());
        }
    }

    @Test
    void anUnknownPolicyIsNotExplainedButGuessed() {
        CommandLineRun run = CommandLineRun.of("explain", "TG-PLAN-01");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("did you mean 'TG-PLAN-001'"), run.err());
    }

    @Test
    void aPolicyOfTheProjectIsExplainedWithoutItsTricks(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("p.yaml"), """
                pack: own
                version: "1.0.0"
                policies:
                  - id: OWN-1
                    title: "Own \\e[31m title"
                    rationale: "Because\\rof \\e]0;x\\a this"
                    severity: low
                    enforcement: shadow
                    scope: plan
                    when: plan.complete != false
                    assert: plan.errored != true
                    references: { cis: "1.2", "x\\e[1m": "y\\e[0m" }
                """);
        CommandLineRun run = CommandLineRun.of("explain", "OWN-1", "--policies", folder.toString());
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("the plan as a whole"), run.out());
        assertTrue(run.out().contains("cis 1.2"), run.out());
        assertFalse(run.out().chars().anyMatch(c -> c == 0x1b || c == '\r' || c == 7), run.out());
    }

    @Test
    void aBrokenPolicyFileIsNamedInExplain(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("p.yaml"), "pack: own\nversion: 1\npolicys: []\n");
        CommandLineRun run = CommandLineRun.of("explain", "OWN-1", "--policies", folder.toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("p.yaml:3:1"), run.err());
        assertTrue(run.err().contains("did you mean 'policies'"), run.err());
    }
}
