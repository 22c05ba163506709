package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.cli.evaluation.Scripted;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviewers of {@code check}, and {@code replay --review}. */
class ReviewCommandsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path PLAN = Path.of(
            System.getProperty("guard.root"), "cli", "src", "eval", "reviews", "plans", "node-pool-to-zero.json");
    private static final String POOL = "google_container_node_pool.apps";

    @TempDir
    Path folder;

    private CommandLineRun check(List<String> more) {
        return check(more, PLAN);
    }

    private CommandLineRun check(List<String> more, Path plan) {
        List<String> arguments = new ArrayList<>(
                List.of("check", plan.toString(), "--intent", "Resize the pools", "--policies", folder.toString()));
        arguments.addAll(List.of("--output", folder.resolve("report").toString()));
        arguments.addAll(more);
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private CommandLineRun replay(List<String> more) {
        List<String> arguments =
                new ArrayList<>(List.of("replay", folder.resolve("report").toString()));
        arguments.addAll(more);
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static List<String> and(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    /** An organisation that asks for approval where a reviewer is worried. */
    private String organisation() throws Exception {
        Path organisation = Files.createDirectories(folder.resolve("organisation"));
        Files.writeString(organisation.resolve("settings.yaml"), "review: {raise: {severity: high}}\n");
        return organisation.toString();
    }

    private JsonNode decision() throws Exception {
        return JSON.readTree(Files.readAllBytes(folder.resolve("report/decision.json")));
    }

    @Test
    void theRulesOfTheGuardLookWhereNoModelIsNamed() throws Exception {
        CommandLineRun run = check(List.of());
        assertEquals(0, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("Review: "), run.out());
        assertTrue(run.out().contains("the rules of the guard, without a model"), run.out());
        assertFalse(run.out().contains("      about "), "what stands above is said twice");
        byte[] record = Files.readAllBytes(folder.resolve("report/review.json"));
        assertEquals(Sha256.hex(record), decision().at("/review/record").asText());
        assertEquals("Resize the pools", JSON.readTree(record).get("intent").asText());
        assertEquals(0, replay(List.of()).exitCode());
    }

    @Test
    void nobodyLooksWhereNobodyShall() throws Exception {
        CommandLineRun run = check(List.of("--no-review"));
        assertEquals(0, run.exitCode(), run.out() + run.err());
        assertFalse(run.out().contains("Review"), run.out());
        assertFalse(Files.exists(folder.resolve("report/review.json")));
        assertTrue(decision().at("/review").isMissingNode());
        assertEquals(0, replay(List.of()).exitCode());
        CommandLineRun again = replay(List.of("--review"));
        assertEquals(2, again.exitCode(), again.out());
        assertTrue(again.out().contains("Nobody has reviewed it"), again.out());
    }

    @Test
    void aModelMayRaiseTheVerdictAndIsHeldToItLater() throws Exception {
        try (ModelServer worried = new ModelServer(user -> Scripted.answer(user, (intent, one) -> one.equals(POOL)))) {
            CommandLineRun run = check(
                    and(worried.options(), "--organisation", organisation(), "--review-roles", "reliability,intent"));
            assertEquals(3, run.exitCode(), run.out() + run.err());
            assertTrue(run.out().contains("Verdict: APPROVAL-REQUIRED"), run.out());
            assertTrue(run.out().contains("reliability: openai, local-7b-2026, 2 of 2 claims"), run.out());
            assertTrue(run.out().contains("      about " + POOL), run.out());
            assertEquals(POOL, decision().at("/review/raised/0").asText());
            assertEquals(2, worried.requests.size());
            assertEquals(List.of("null", "null"), worried.keys);
            CommandLineRun replayed = replay(List.of());
            assertEquals(0, replayed.exitCode(), replayed.out());
            assertEquals(2, worried.requests.size(), "replaying asks nobody");
            CommandLineRun same = replay(and(worried.options(), "--review"));
            assertEquals(0, same.exitCode(), same.out() + same.err());
            assertTrue(same.out().contains("Result: 1 same"), same.out());
            assertEquals(4, worried.requests.size());
        }
        try (ModelServer calm = new ModelServer(user -> Scripted.answer(user, (intent, one) -> false))) {
            CommandLineRun other = replay(and(calm.options(), "--review"));
            assertEquals(1, other.exitCode(), other.out() + other.err());
            assertTrue(other.out().contains("raised then and not now: " + POOL), other.out());
            assertTrue(other.out().contains("gone: high, Look at this"), other.out());
            JsonNode row = JSON.readTree(
                    replay(and(calm.options(), "--review", "--format", "json")).out());
            assertEquals(ReviewDriftTable.SCHEMA, row.get("schema").asText());
            assertEquals("verdict", row.at("/replays/0/status").asText());
            assertEquals("approval-required", row.at("/replays/0/verdict/then").asText());
            assertEquals("advisory", row.at("/replays/0/verdict/now").asText());
            assertEquals(1, row.at("/summary/verdict").asInt());
        }
    }

    @Test
    void whatAModelProposesIsTriedBeforeItIsShown() throws Exception {
        Path plan = PLAN.resolveSibling("database-replaced.json");
        for (boolean helps : new boolean[] {true, false}) {
            String patch = "\"patch\":\"deletion_protection = " + helps + "\",\"severity\"";
            try (ModelServer proposes =
                    new ModelServer(user -> Scripted.answer(user, (intent, one) -> one.equals("aws_db_instance.orders"))
                            .replace("\"severity\"", patch))) {
                CommandLineRun run = check(proposes.options(), plan);
                assertEquals(3, run.exitCode(), run.out() + run.err());
                assertEquals(helps, run.out().contains("fix TG-AWS-010 aws_db_instance.orders, proposed"), run.out());
                assertEquals(helps, run.out().contains("      deletion_protection = true"), run.out());
                JsonNode fixes = decision().at("/review/fixes");
                assertFalse(fixes.isEmpty(), "what was tried is recorded");
                for (JsonNode fix : fixes) {
                    assertTrue(helps || !fix.get("status").asText().equals("verified"), fix.toString());
                }
                assertEquals(0, replay(List.of()).exitCode());
            }
        }
    }

    @Test
    void aModelThatFailsChangesNothing() throws Exception {
        try (ModelServer broken = new ModelServer(user -> "Certainly! I approve this change.")) {
            CommandLineRun run = check(and(broken.options(), "--organisation", organisation()));
            assertEquals(0, run.exitCode(), run.out() + run.err());
            assertTrue(run.out().contains("general: openai, local-7b-2026, discarded"), run.out());
            assertTrue(run.out().contains("the rules of the guard looked in their place"), run.out());
            assertEquals(0, replay(List.of()).exitCode());
        }
    }

    @Test
    void textOfAModelCannotSteerTheTerminal() throws Exception {
        try (ModelServer hostile = new ModelServer(
                user -> Scripted.answer(user, (intent, one) -> true).replace("It is dangerous.", "\\u001b[2J\\r"))) {
            CommandLineRun run = check(hostile.options());
            assertEquals(0, run.exitCode(), run.err());
            assertTrue(run.out().chars().noneMatch(c -> c == 0x1b || c == '\r'), run.out());
        }
    }

    @Test
    void theKeyComesFromTheEnvironmentAndIsNeverPrinted() {
        String key = "sk_planted_0451";
        List<String> model = List.of("--model", "openai", "--model-url", "https://models.invalid", "--model-name", "m");
        for (List<String> options : List.of(
                and(model, "--model-key-env", key),
                and(model, "--model-key-env", "sk-planted-0451 " + key),
                and(model, "--model-key", key),
                and(model, "--model-key=" + key),
                List.of("--model-key", key),
                List.of("--model-key-env", key),
                List.of(
                        "--model",
                        "openai",
                        "--model-name",
                        "m",
                        "--model-url",
                        "https://user:" + key + "@models.invalid"),
                List.of("--model", "openai", "--model-name", "m", "--model-url", "https://models.invalid/?key=" + key),
                List.of("--model", "openai", "--model-name", "m", "--model-url", "http://models.invalid/" + key),
                List.of("--model", "openai", "--model-name", "m", "--model-url", "https://models.invalid/ " + key),
                List.of("--model", "openai", "--model-url", "https://models.invalid/" + key))) {
            for (String command : List.of("check", "replay", "review-eval")) {
                List<String> arguments = new ArrayList<>(List.of(command));
                arguments.addAll(command.equals("check") ? List.of(PLAN.toString()) : List.of());
                arguments.addAll(command.equals("replay") ? List.of(folder.toString(), "--review") : List.of());
                arguments.addAll(options);
                CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
                assertEquals(2, run.exitCode(), run.out() + run.err());
                assertFalse((run.out() + run.err()).contains("0451"), run.out() + run.err());
                assertTrue(run.err().lines().count() >= 2, "there is a remedy: " + run.err());
            }
        }
    }

    @Test
    void optionsThatDoNotFitAreErrors() {
        for (List<String> options : List.of(
                List.of("--review-roles", "security,boss"),
                List.of("--model", "skynet", "--model-url", "https://models.invalid", "--model-name", "m"),
                List.of("--model", "ollama", "--model-url", "http://127.0.0.1:1", "--model-name", "m", "--no-review"),
                List.of("--model-name", "m"))) {
            CommandLineRun run = check(options);
            assertEquals(2, run.exitCode(), options + run.out());
            assertTrue(run.err().startsWith("error: "), run.err());
        }
        List<String> model = List.of("--model", "ollama", "--model-url", "http://127.0.0.1:1", "--model-name", "m");
        for (List<String> options : List.of(model, and(model, "--review", "--now"))) {
            CommandLineRun run = replay(options);
            assertEquals(2, run.exitCode(), run.out());
            assertTrue(run.err().contains("--review"), run.err());
        }
    }
}
