package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.cli.evaluation.EvaluationDocument;
import io.jenkins.plugins.terraformguard.cli.evaluation.LabelledSet;
import io.jenkins.plugins.terraformguard.cli.evaluation.Scripted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code review-eval}, on a set of two plans. */
class ReviewEvalCommandTest {
    private static final Path PLANS =
            Path.of(System.getProperty("guard.root"), "cli", "src", "eval", "reviews", "plans");

    @TempDir
    Path folder;

    @BeforeEach
    void writeSet() throws Exception {
        Files.copy(PLANS.resolve("node-pool-to-zero.json"), folder.resolve("risky.json"));
        Files.copy(PLANS.resolve("new-record.json"), folder.resolve("clean.json"));
        labels("must_name: [google_container_node_pool.apps]");
    }

    private void labels(String risky) throws Exception {
        Files.writeString(folder.resolve(LabelledSet.LABELS), """
                version: 1
                plans:
                  - { file: risky.json, intent: Resize, risky: true, %s }
                  - { file: clean.json, risky: false }
                """.formatted(risky));
    }

    private CommandLineRun evaluate(List<String> model, String... more) {
        List<String> arguments = new ArrayList<>(List.of("review-eval", folder.toString()));
        arguments.addAll(model);
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void theTableSaysWhatWasMissedAndWhatItCost() throws Exception {
        try (ModelServer model = new ModelServer(
                user -> Scripted.answer(user, (intent, one) -> one.equals("aws_route53_record.status")))) {
            CommandLineRun run = evaluate(
                    model.options(),
                    "--price-input",
                    "3",
                    "--price-output",
                    "15",
                    "--critic",
                    "--review-roles",
                    "intent");
            assertEquals(0, run.exitCode(), run.out() + run.err());
            for (String line : List.of(
                    "missed    yes    risky.json",
                    "not named: google_container_node_pool.apps",
                    "alarm     no     clean.json",
                    "harmless, and named: aws_route53_record.status",
                    "Plans: precision 0.0 %, recall 0.0 %  (right 0, wrong 1, missed 1)",
                    "intent: openai local-7b-2026",
                    "tokens 2700 in, 300 out; cost 0.0126")) {
                assertTrue(run.out().contains(line), line + "\n" + run.out());
            }
        }
    }

    @Test
    void boundsMakeItATest() throws Exception {
        CommandLineRun rules = evaluate(List.of(), "--min-recall", "50");
        assertEquals(1, rules.exitCode(), "the rules of the guard do not see it: " + rules.out());
        assertTrue(rules.out().contains("general: deterministic"), rules.out());
        assertEquals(1, evaluate(List.of(), "--min-precision", "1").exitCode(), "nothing was raised");
        assertEquals(0, evaluate(List.of()).exitCode());
        try (ModelServer model = new ModelServer(
                user -> Scripted.answer(user, (intent, one) -> intent.equals("Resize") && one.endsWith(".apps")))) {
            assertEquals(
                    0,
                    evaluate(model.options(), "--min-recall", "100", "--min-precision", "100")
                            .exitCode());
            CommandLineRun critical = evaluate(model.options(), "--min-recall", "100", "--severity", "critical");
            assertEquals(1, critical.exitCode(), critical.out());
        }
    }

    @Test
    void jsonIsOneDocument() throws Exception {
        JsonNode document = new JsonMapper()
                .readTree(evaluate(List.of(), "--format", "json").out());
        assertEquals(EvaluationDocument.SCHEMA, document.get("schema").asText());
        assertEquals(2, document.get("results").size());
        assertEquals("0.0000", document.at("/plans/recall").asText());
        assertTrue(document.at("/plans/precision").isMissingNode(), "nothing was raised");
    }

    @Test
    void mistakesAreNamed() throws Exception {
        labels("must_nam: [a]");
        CommandLineRun labels = evaluate(List.of());
        assertEquals(2, labels.exitCode());
        assertTrue(labels.err().contains("labels.yaml:3:"), labels.err());
        Files.delete(folder.resolve(LabelledSet.LABELS));
        assertTrue(evaluate(List.of()).err().contains("There is no file labels.yaml"));
        for (String[] options : new String[][] {
            {"--tokens", "999"},
            {"--supported", "101"},
            {"--agreement", "0"},
            {"--severity", "awful"},
            {"--price-input", "3"},
            {"--price-input", "-3", "--price-output", "1"},
            {"--min-recall", "101"}
        }) {
            CommandLineRun run = evaluate(List.of(), options);
            assertEquals(2, run.exitCode(), String.join(" ", options));
            assertFalse(run.err().isBlank());
        }
    }
}
