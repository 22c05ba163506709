package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user meets it. */
class MainTest {
    private static final String PLAN = """
            {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[%s]}
            """;
    private static final String BUCKET = """
            {"address":"aws_s3_bucket.data","mode":"managed","type":"aws_s3_bucket","name":"data",
            "change":{"actions":["delete"],"before":{"bucket":"data","tags":{}},"after":null}}
            """;
    private static final String OPEN_SSH = """
            {"address":"aws_security_group_rule.%s","mode":"managed","type":"aws_security_group_rule","name":"ssh",
            "change":{"actions":["create"],"before":null,"after":{"type":"ingress","protocol":"tcp","from_port":22,
            "to_port":22,"cidr_blocks":["0.0.0.0/0"]}}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void exitCodesFollowTheVerdict() throws Exception {
        assertEquals(0, check(PLAN.formatted("")));
        assertEquals(1, check(PLAN.formatted(OPEN_SSH.formatted("ssh"))));
        assertEquals(3, check(PLAN.formatted(BUCKET)));
        assertEquals(2, check("{"));
        assertTrue(out.toString().contains("cut off"), out.toString());
        assertTrue(out.toString().contains("plan.json:1:"), out.toString());
    }

    @Test
    void theReportIsCompleteAndItsFolderIsNamed() throws Exception {
        check(PLAN.formatted(BUCKET));
        Path report = folder.resolve("report");
        assertTrue(out.toString().contains(report.resolve("report.html").toString()));
        try (Stream<Path> files = Files.list(report)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            assertEquals(
                    Set.of("decision.json", "junit.xml", "report.css", "report.html", "results.sarif", "summary.md"),
                    names);
        }
        byte[] document = Files.readAllBytes(report.resolve("decision.json"));
        assertEquals(Verdict.APPROVAL_REQUIRED, DecisionReader.read(document).verdict());
    }

    @Test
    void aFolderWithOtherFilesIsNotOverwritten() throws Exception {
        Path foreign = Files.createDirectories(folder.resolve("report"));
        Files.writeString(foreign.resolve("thesis.txt"), "mine");
        assertEquals(2, check(PLAN.formatted("")));
        assertEquals("mine", Files.readString(foreign.resolve("thesis.txt")));
        assertTrue(err.toString().contains("--output"), err.toString());
    }

    @Test
    void badUsageIsExplained() throws Exception {
        assertEquals(2, run("check"));
        assertEquals(2, run("check", folder.resolve("nowhere.json").toString()));
        assertTrue(err.toString().contains("does not exist"));
        assertEquals(2, run("check", folder.toString()));
        assertTrue(err.toString().contains("is not a file"));
        assertEquals(2, run("check", write(PLAN.formatted("")), "--policies", "nowhere"));
        assertTrue(err.toString().contains("policy folder"));
        assertEquals(2, run("check", write(PLAN.formatted("")), "--format", "word"));
        assertEquals(2, run("check", write(PLAN.formatted("")), "--id", "../x"));
        assertEquals(2, run("frobnicate"));
        assertEquals(2, run());
    }

    @Test
    void formatsGoToStandardOutput() throws Exception {
        String plan = write(PLAN.formatted(BUCKET));
        String output = folder.resolve("report").toString();
        assertEquals(3, run("check", plan, "--output", output, "--format", "json"));
        assertEquals(
                Verdict.APPROVAL_REQUIRED,
                DecisionReader.read(out.toString().strip().getBytes(StandardCharsets.UTF_8))
                        .verdict());
        out.getBuffer().setLength(0);
        run("check", plan, "--output", output, "--format", "sarif");
        assertTrue(out.toString().contains("\"2.1.0\""));
        out.getBuffer().setLength(0);
        run("check", plan, "--output", output, "--format", "junit");
        assertTrue(out.toString().startsWith("<?xml"));
        out.getBuffer().setLength(0);
        run("check", plan, "--output", output, "--format", "markdown");
        assertTrue(out.toString().contains("TG-PLAN-002"));
    }

    @Test
    void textOfThePlanCannotSteerTheTerminal() throws Exception {
        check(PLAN.formatted(OPEN_SSH.formatted("ssh[\\\"\\u001b[2J\\u202ex\\\"]")));
        assertFalse(out.toString().contains("\u001b"));
        assertFalse(out.toString().contains("\u202e"));
        assertTrue(out.toString().contains("\\u202ex"), out.toString());
    }

    @Test
    void policiesOfTheProjectAreFoundNextToThePlan() throws Exception {
        Files.createDirectories(folder.resolve(".terraform-guard"));
        Path policy = folder.resolve(".terraform-guard/own.yaml");
        Files.writeString(policy, """
                pack: own
                version: 1.0.0
                policies:
                  - id: OWN-1
                    title: No buckets at all
                    severity: high
                    enforcement: hard-mandatory
                    resources: [aws_s3_bucket]
                    actions: [delete]
                    assert: "false"
                """);
        assertEquals(1, check(PLAN.formatted(BUCKET)));
        assertTrue(out.toString().contains("OWN-1"));
        Files.writeString(policy, "pack: own\nversoin: 1\n");
        assertEquals(2, check(PLAN.formatted(BUCKET)));
        assertTrue(out.toString().contains("own.yaml:2:1"), out.toString());
        assertTrue(out.toString().contains("did you mean 'version'"), out.toString());
    }

    @Test
    void explainSaysWhatAPolicyWants() {
        assertEquals(0, run("explain", "tg-plan-002"));
        assertTrue(out.toString().contains("What to do:"));
        assertEquals(2, run("explain", "TG-PLAN-02"));
        assertTrue(err.toString().contains("did you mean 'TG-PLAN-002'"), err.toString());
    }

    @Test
    void versionHelpAndCompletion() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("terraform-guard "));
        assertFalse(out.toString().contains("${"));
        assertEquals(0, run("check", "--help"));
        assertEquals(0, run("generate-completion"));
        assertTrue(out.toString().contains("complete"));
    }

    private int check(String plan) throws IOException {
        out.getBuffer().setLength(0);
        return run("check", write(plan), "--output", folder.resolve("report").toString());
    }

    private String write(String plan) throws IOException {
        return Files.writeString(folder.resolve("plan.json"), plan).toString();
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
