package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Freeze windows and change references on the command line. */
class ChangeControlCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("plan.json"), """
                {"format_version": "1.2", "resource_changes": [{"address": "test_thing.a", "mode": "managed",
                 "type": "test_thing", "name": "a", "change": {"actions": ["update"], "before": {}, "after": {}}}]}
                """);
        Files.createDirectories(folder.resolve("organisation"));
        Files.writeString(folder.resolve("organisation/settings.yaml"), """
                params:
                  change-control:
                    freeze_windows:
                      - name: Always
                        reason: For this test
                        from: "0001-01-01"
                        to: "9999-12-31"
                        zone: UTC
                        allow: { references: ["EMG[0-9]+"] }
                """);
    }

    private CommandLineRun run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                folder.resolve("plan.json").toString(),
                "--organisation",
                folder.resolve("organisation").toString(),
                "--output",
                folder.resolve("report").toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private JsonNode decision() throws IOException {
        return new JsonMapper().readTree(folder.resolve("report/decision.json").toFile());
    }

    @Test
    void aScriptAsksWhetherItMayApply() throws Exception {
        CommandLineRun plan = run("check");
        assertEquals(ExitCode.OK, plan.exitCode(), plan.out());
        assertTrue(plan.out().contains("Apply would be refused now. Freeze: Always until "), plan.out());
        CommandLineRun apply = run("check", "--phase", "apply");
        assertEquals(1, apply.exitCode(), apply.out());
        assertTrue(apply.out().contains("Freeze: Always until "), apply.out());
        assertEquals("apply", decision().at("/provenance/run/phase").asText());
        assertEquals(
                ExitCode.OK,
                run("check", "--phase", "apply", "--change-reference", "EMG7").exitCode());
        assertEquals(2, run("check", "--phase", "destroy").exitCode());
    }

    @Test
    void changeReferencesAreKeptInTheDecision() throws Exception {
        run("check", "--change-reference", "CHG1, SHOP-2,", "--change-reference", "SHOP-2", "--change-reference", "X");
        List<String> kept = new ArrayList<>();
        decision().at("/provenance/run/change_references").forEach(reference -> kept.add(reference.asText()));
        assertEquals(List.of("CHG1", "SHOP-2", "X"), kept);
        run("drift", "--change-reference", "CHG1");
        assertEquals(
                "CHG1", decision().at("/provenance/run/change_references/0").asText());
    }

    @Test
    void aPolicyWithoutWhatItNeedsIsExplainedAllTheSame() {
        CommandLineRun off = CommandLineRun.of("explain", "tg-change-001");
        assertTrue(off.out().contains("off, since a parameter that it needs is not set"), off.out());
        assertTrue(off.out().contains("Needs:     freeze_windows"), off.out());
        CommandLineRun on = CommandLineRun.of(
                "explain",
                "TG-CHANGE-001",
                "--organisation",
                folder.resolve("organisation").toString());
        assertTrue(on.out().contains("Level:     hard-mandatory"), on.out());
    }

    @Test
    void aWindowThatCanNotBeSaysWhereItStands() throws Exception {
        Files.writeString(folder.resolve("organisation/settings.yaml"), """
                params:
                  change-control:
                    freeze_windows:
                      - { name: N, reason: R, from: 12-20, to: 01-06, zone: Europe/Berln }
                """);
        CommandLineRun run = run("check");
        assertEquals(2, run.exitCode());
        assertTrue(run.out().contains("settings.yaml:4:61"), run.out());
        assertTrue(run.out().contains("There is no time zone 'Europe/Berln'"), run.out());
    }
}
