package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Drift on the command line: what is printed, and exit codes that are never those of verdicts. */
class DriftCommandTest {
    @TempDir
    Path folder;

    private static CommandLineRun drift(String... arguments) {
        return CommandLineRun.of(
                Stream.concat(Stream.of("drift"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String plan(String drift, boolean errored) {
        return """
                {"format_version":"1.2","terraform_version":"1.11.4","applyable":true,"complete":%s,"errored":%s,
                "planned_values":{"root_module":{}}%s}
                """.formatted(!errored, errored, drift);
    }

    private static String element(String before, String after) {
        return """
                ,"resource_drift":[{"address":"aws_sqs_queue.jobs","mode":"managed","type":"aws_sqs_queue","name":"jobs",
                "provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["update"],
                "before":%s,"after":%s,"before_sensitive":{},"after_sensitive":{}}}]
                """.formatted(before, after);
    }

    private static String drifted() {
        return plan(element("{\"delay_seconds\":5}", "{\"delay_seconds\":90}"), false);
    }

    private static String state(String resources) {
        return "{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{\"resources\":["
                + resources + "]}}}";
    }

    private static String queue(String name, int delay) {
        return "{\"address\":\"aws_sqs_queue." + name + "\",\"mode\":\"managed\",\"type\":\"aws_sqs_queue\",\"name\":\""
                + name + "\",\"values\":{\"delay_seconds\":" + delay + "},\"sensitive_values\":{}}";
    }

    @Test
    void theDriftOfAPlanIsListedAndHasAnExitCodeOfItsOwn() throws Exception {
        CommandLineRun run = drift(file("p.json", drifted()));
        assertEquals(4, run.exitCode(), run.err());
        assertTrue(run.out().contains("update aws_sqs_queue.jobs"), run.out());
        assertTrue(run.out().contains("    delay_seconds: 5 -> 90  [undetermined"), run.out());
        assertTrue(run.out().contains("Drift: DRIFTED; 1 resources, 1 attributes (1 undetermined)"), run.out());
        assertTrue(drift(file("p.json", drifted()), "--remedies").exitCode() == 4);
        CommandLineRun json = drift(file("p.json", drifted()), "--format", "json", "--output", folder + "/report");
        assertEquals(4, json.exitCode(), json.err());
        assertTrue(json.out().contains("\"address\":\"aws_sqs_queue.jobs\""), json.out());
        assertTrue(Files.exists(folder.resolve("report/decision.json")));
    }

    @Test
    void noDriftIsNotTheSameAsNoAnswer() throws Exception {
        CommandLineRun none = drift(file("p.json", plan("", false)));
        assertEquals(0, none.exitCode(), none.err());
        assertTrue(none.out().contains("Drift: NONE"), none.out());
        CommandLineRun errored = drift(file("p.json", plan("", true)));
        assertEquals(2, errored.exitCode(), errored.err());
        assertTrue(errored.out().contains("Drift: INCOMPLETE"), errored.out());
        assertEquals(
                2,
                drift(file("p.json", plan(element("{\"a\":1}", "{\"a\":2}"), true)))
                        .exitCode());
        CommandLineRun broken = drift(file("p.json", "{\"format_version\":\"1.2\""));
        assertEquals(2, broken.exitCode());
        assertTrue(broken.out().contains("error: p.json:1"), broken.out());
    }

    @Test
    void checkTellsOfDriftOnlyWhereItIsAsked() throws Exception {
        String plan = file("p.json", drifted());
        String report = folder.resolve("report").toString();
        assertEquals(0, CommandLineRun.of("check", plan, "--output", report).exitCode());
        assertEquals(
                4,
                CommandLineRun.of("check", plan, "--output", report, "--fail-on-drift")
                        .exitCode());
        String clean = file("c.json", plan("", false));
        assertEquals(
                0,
                CommandLineRun.of("check", clean, "--output", report, "--fail-on-drift")
                        .exitCode());
        String bad = file("b.json", "{}");
        assertEquals(
                2,
                CommandLineRun.of("check", bad, "--output", report, "--fail-on-drift")
                        .exitCode());
    }

    @Test
    void twoStatesAreCompared() throws Exception {
        String old = file("old.json", state(queue("a", 1) + "," + queue("b", 1) + "," + queue("gone", 1)));
        String now = file("now.json", state(queue("new", 1) + "," + queue("a", 2) + "," + queue("b", 1)));
        CommandLineRun run = drift(old, now);
        assertEquals(4, run.exitCode(), run.err());
        assertTrue(run.out().contains("update aws_sqs_queue.a"), run.out());
        assertTrue(run.out().contains("create aws_sqs_queue.new"), run.out());
        assertTrue(run.out().contains("delete aws_sqs_queue.gone"), run.out());
        assertTrue(run.out().contains("delay_seconds: 1 -> 2"), run.out());
        assertFalse(run.out().contains("aws_sqs_queue.b"), run.out());
        assertEquals(0, drift(old, old).exitCode());
        CommandLineRun plan = drift(old, file("p.json", drifted()));
        assertEquals(2, plan.exitCode());
        assertTrue(plan.out().contains("error: p.json: This is a plan, not a state"), plan.out());
    }

    @Test
    void badUsageIsExplained() throws Exception {
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("--dir", folder.resolve("no").toString()),
                List.of("no.json"),
                List.of("--dir", folder.toString(), "--lock-timeout", "-1"),
                List.of("--dir", folder.toString(), "--refresh-timeout", "0"),
                List.of("--dir", folder.toString(), "--var-file", "no.tfvars"),
                List.of("a", "b", "c"))) {
            CommandLineRun run = drift(arguments.toArray(String[]::new));
            assertEquals(2, run.exitCode(), arguments.toString());
            assertFalse(run.err().isBlank(), arguments.toString());
        }
    }

    private String tool(String... lines) throws IOException {
        Files.writeString(folder.resolve("shown.json"), drifted());
        Files.write(folder.resolve("saved"), new byte[] {'P', 'K', 3, 4});
        Path script = folder.resolve("terraform");
        Files.writeString(script, "#!/bin/sh\nhere=" + folder + "\n" + """
                [ "$1" = show ] && exec cat "$here/shown.json"
                for a in "$@"; do case $a in -out=*) out=${a#-out=};; esac; done
                cp "$here/saved" "$out"
                """ + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script.toString();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake tool is a shell script")
    void aFolderIsRefreshed() throws Exception {
        CommandLineRun run = drift("--dir", folder.toString(), "--tool", tool());
        assertEquals(4, run.exitCode(), run.err());
        assertTrue(run.out().contains("update aws_sqs_queue.jobs"), run.out());
        CommandLineRun failed =
                drift("--dir", folder.toString(), "--tool", tool("rm \"$out\"", "echo 'Error: no' >&2", "exit 1"));
        assertEquals(2, failed.exitCode(), failed.err());
        assertTrue(failed.out().contains("exit code 1: Error: no"), failed.out());
        CommandLineRun some = drift("--dir", folder.toString(), "--tool", tool("echo 'Error: some' >&2", "exit 1"));
        assertTrue(some.err().contains("not every resource could be looked at"), some.err());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake tool is a shell script")
    void whoEndsTheProgramLeavesNeitherToolNorPlan() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        String tool = tool("sleep 600 & echo $! > \"$here/child\"; mv \"$here/child\" \"$here/started\"; wait");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "drift",
                        "--dir",
                        folder.toString(),
                        "--tool",
                        tool)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            for (int i = 0; i < 1200 && process.isAlive() && !Files.exists(folder.resolve("started")); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertTrue(Files.exists(folder.resolve("started")), () -> said());
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        long child = Long.parseLong(Files.readString(folder.resolve("started")).strip());
        assertFalse(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.filter(path -> path.getFileName().toString().startsWith("terraform-guard"))
                            .toList());
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
