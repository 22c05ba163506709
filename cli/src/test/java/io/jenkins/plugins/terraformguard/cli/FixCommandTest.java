package io.jenkins.plugins.terraformguard.cli;

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

/** {@code fix}. */
class FixCommandTest {
    private static final String KEY = """
            {"address":"aws_kms_key.%s","mode":"managed","type":"aws_kms_key","name":"%s",
            "provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,
            "after":{"enable_key_rotation":%s,"is_enabled":true,"tags_all":{"Owner":"a","Environment":"b"},"deletion_window_in_days":30},"after_unknown":{"policy":true},
            "after_sensitive":{}}}""";

    private static final String HCL = """
            resource "aws_kms_key" "backups" {
              deletion_window_in_days = 30
              enable_key_rotation     = false
            }
            """;

    @TempDir
    Path folder;

    private Path plan;

    @BeforeEach
    void configuration() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("main.tf"), HCL);
        plan = plan("plan.json", KEY.formatted("backups", "backups", "false"));
    }

    private Path plan(String name, String changes) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"complete\":true,\"errored\":false,"
                        + "\"resource_changes\":[" + changes + "]}");
    }

    private CommandLineRun fix(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("fix", file.toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void aFixIsPrintedAndWritten() throws Exception {
        Path patch = folder.resolve("fix.patch");
        CommandLineRun run = fix(plan, "--patch", patch.toString());
        assertEquals(0, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("verified  TG-AWS-416  aws_kms_key.backups"), run.out());
        assertTrue(run.out().contains("enable_key_rotation = true"), run.out());
        assertTrue(run.out().contains("(fixes in it: 1); git apply"), run.out());
        assertEquals(0, git("apply", "--check", "fix.patch"));
        assertEquals(0, git("apply", "fix.patch"));
        assertEquals(HCL.replace("false", "true"), Files.readString(folder.resolve("main.tf")));
    }

    private int git(String... arguments) throws IOException, InterruptedException {
        Files.delete(folder.resolve(".git"));
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        Files.createDirectories(folder.resolve(".git"));
        return code;
    }

    @Test
    void itIsPrintedAsJson() {
        CommandLineRun run = fix(plan, "--format", "json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("\"edits\":[{\"path\":\"enable_key_rotation\",\"value\":\"true\"}]"), run.out());
        assertTrue(run.out().contains("\"unfixed\":[]"), run.out());
        assertTrue(run.out().strip().endsWith("\"schema\":\"terraform-guard/fixes/v1\"}"), run.out());
    }

    @Test
    void withoutConfigurationThereIsNoPatch() throws Exception {
        Files.delete(folder.resolve("main.tf"));
        Path patch = Files.writeString(folder.resolve("fix.patch"), "old");
        CommandLineRun run = fix(plan, "--patch", patch.toString());
        assertTrue(run.out().contains("No patch"), run.out());
        assertFalse(Files.exists(patch), "an earlier one would be taken for this one");
    }

    @Test
    void whatHasNoFixIsNamed() throws Exception {
        Path policies = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(policies.resolve("p.yaml"), """
            pack: x
            version: 1
            policies:
              - id: X1
                title: Never
                severity: high
                enforcement: soft-mandatory
                resources: [aws_kms_key]
                assert: after.enable_key_rotation == "never"
            """);
        CommandLineRun run = fix(plan, "--policies", policies.toString());
        assertEquals(1, run.exitCode(), run.out());
        assertTrue(run.out().contains("no fix    X1  aws_kms_key.backups"), run.out());
        assertTrue(run.out().contains("verified  TG-AWS-416"), run.out());
        CommandLineRun poor = fix(plan, "--policies", policies.toString(), "--judgements", "1", "--max-findings", "1");
        assertEquals(1, poor.exitCode());
    }

    @Test
    void nothingToFixIsGood() throws Exception {
        CommandLineRun run = fix(plan("good.json", KEY.formatted("a", "a", "true")));
        assertEquals(0, run.exitCode(), run.out());
        assertTrue(run.out().contains("good.json: nothing to fix"), run.out());
    }

    @Test
    void severalPlansHaveNoPatch() throws Exception {
        Path two =
                Files.writeString(folder.resolve("two.json"), Files.readString(plan) + "\n" + Files.readString(plan));
        CommandLineRun run = fix(two);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("plan 1 of 2") && run.out().contains("plan 2 of 2"), run.out());
        assertEquals(
                2, fix(two, "--patch", folder.resolve("fix.patch").toString()).exitCode());
    }

    @Test
    void badInputIsSaid() throws Exception {
        assertEquals(2, fix(folder.resolve("none.json")).exitCode());
        assertEquals(2, fix(Files.writeString(folder.resolve("bad.json"), "{")).exitCode());
        assertEquals(2, fix(plan, "--judgements", "0").exitCode());
    }
}
