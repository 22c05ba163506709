package io.jenkins.plugins.terraformguard.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviewers of whom it is known how good they are get the scores that they deserve. */
class EvaluationTest {
    private static final ReviewRules.Raise HIGH = new ReviewRules.Raise(Severity.HIGH, 80, 1);
    private static final ReviewRules RULES = new ReviewRules(List.of("general"), false, 8_000, HIGH);

    @TempDir
    Path folder;

    private LabelledSet set;

    /** Two that are risky, and two that are not. */
    @BeforeEach
    void copySomePlans() throws Exception {
        StringBuilder labels = new StringBuilder("version: 1\nplans:\n");
        LabelledSet all = LabelledSet.bundled();
        for (LabelledPlan plan : all.plans()) {
            if (plan.file().matches("plans/(node-pool-to-zero|iam-wildcard|tags-only|new-record).json")) {
                Path file = folder.resolve(plan.file());
                Files.createDirectories(file.getParent());
                try (InputStream in = all.open(plan).open()) {
                    Files.copy(in, file);
                }
                labels.append("  - { file: ")
                        .append(plan.file())
                        .append(", risky: ")
                        .append(plan.risky());
                labels.append(", intent: '").append(plan.intent()).append("'");
                labels.append(plan.risky() ? ", must_name: " + plan.mustName() : "");
                labels.append(plan.mustNotName().isEmpty() ? "" : ", must_not_name: " + plan.mustNotName());
                labels.append(" }\n");
            }
        }
        Files.writeString(folder.resolve(LabelledSet.LABELS), labels);
        set = LabelledSet.in(folder);
        assertEquals(4, set.plans().size());
    }

    private static ReviewPanel panel(ReviewRules rules, Model model, Model critic) {
        Map<String, Model> models = new HashMap<>();
        rules.roles().forEach(role -> models.put(role, model));
        return new ReviewPanel(
                models, critic, Duration.ofSeconds(30), () -> UUID.randomUUID().toString(), List.of());
    }

    private EvaluationReport run(ReviewRules rules, ReviewPanel panel) throws Exception {
        return new Evaluation(new GuardEngine("test"), rules, panel).run(set, done -> {});
    }

    private EvaluationReport run(Model model) throws Exception {
        return run(RULES, panel(RULES, model, null));
    }

    @Test
    void whoKnowsEverythingIsRightEverywhere() throws Exception {
        EvaluationReport report = run(Scripted.oracle(set));
        assertEquals(new Score(2, 0, 0), report.plans());
        assertEquals(new Score(2, 0, 0), report.subjects());
        assertEquals(OptionalDouble.of(1), report.plans().precision());
        assertEquals(OptionalDouble.of(1), report.plans().recall());
        assertEquals(0, report.struck());
        assertEquals(List.of("general: scripted scripted-1"), report.reviewers());
    }

    @Test
    void whoSaysNothingMissesEverything() throws Exception {
        EvaluationReport report = run(Scripted.silent());
        assertEquals(new Score(0, 0, 2), report.plans());
        assertEquals(OptionalDouble.empty(), report.plans().precision());
        assertEquals(OptionalDouble.of(0), report.plans().recall());
        assertEquals(OptionalDouble.empty(), report.struckShare());
    }

    @Test
    void whoIsWorriedAboutEverythingIsRightHalfOfTheTime() throws Exception {
        EvaluationReport report = run(Scripted.alarmist());
        assertEquals(new Score(2, 2, 0), report.plans());
        assertEquals(OptionalDouble.of(0.5), report.plans().precision());
        assertEquals(2, report.subjects().right());
        PlanScore pools = report.scores().stream()
                .filter(score -> score.plan().file().contains("node-pool"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                pools.harmless().contains("google_container_node_pool.batch"),
                pools.harmless().toString());
        assertTrue(report.subjects().wrong() > 2, "every resource of a clean plan is one too many");
    }

    @Test
    void whatIsMadeUpIsStruckAndCounted() throws Exception {
        EvaluationReport report = run(Scripted.of(question -> Scripted.answer(question.user(), (intent, one) -> false)
                .replace("\"concerns\":[", "\"concerns\":[" + """
                        {"title": "It is gone", "detail": "All 417 are.", "severity": "critical", "facts": ["F1"]},
                        {"title": "It is gone", "detail": "Really.", "severity": "critical", "facts": ["F999"]}""")));
        assertEquals(new Score(0, 0, 2), report.plans());
        assertEquals(8, report.claims());
        assertEquals(8, report.struck());
        assertEquals(OptionalDouble.of(1), report.struckShare());
        assertEquals(Map.of("unknown-number", 4, "unknown-fact", 4), report.reasons());
    }

    /** The rules of the guard stand in for them on the page, but it is not what models are measured by. */
    @Test
    void whatNoModelSaidIsNotCountedForIt() throws Exception {
        EvaluationReport garbage = run(Scripted.of(question -> "I would rather not"));
        assertEquals(new Score(0, 0, 2), garbage.plans());
        assertEquals(new Score(0, 0, 2), garbage.subjects());
        assertEquals(0, garbage.claims());
        assertEquals(Map.of("discarded", 4), garbage.usage().calls());
        EvaluationReport obedient = run(Scripted.of(question -> question.user()));
        assertEquals(Map.of("discarded", 4), obedient.usage().calls());
        EvaluationReport broken = run(Scripted.of(question -> {
            throw new ReviewException("The endpoint is down");
        }));
        assertEquals(Map.of("failed", 4), broken.usage().calls());
        assertEquals(List.of("The endpoint is down"), broken.scores().get(0).problems());
    }

    @Test
    void withoutAModelTheRulesOfTheGuardAreMeasured() throws Exception {
        EvaluationReport report = run(RULES, ReviewPanel.NONE);
        assertEquals(new Score(1, 0, 1), report.plans(), "the policies know of the wildcard, not of the nodes");
        assertEquals(List.of("general: deterministic"), report.reviewers());
        assertEquals(Map.of(), report.usage().calls());
    }

    @Test
    void aCriticMayStrikeAndItIsCountedOnce() throws Exception {
        ReviewRules rules = new ReviewRules(List.of("general", "security"), true, 8_000, HIGH);
        Model critic = Scripted.of(question -> """
                {"schema": "terraform-guard/critique/v1", "strikes": [{"concern": "C1", "reason": "It does not follow from that fact."}]}""");
        EvaluationReport heard = run(rules, panel(rules, Scripted.alarmist(), Scripted.silent()));
        EvaluationReport struck = run(rules, panel(rules, Scripted.alarmist(), critic));
        assertEquals(heard.claims(), struck.claims());
        assertEquals(4, struck.struck());
        assertEquals(Map.of("critic", 4), struck.reasons());
        assertEquals(12, struck.usage().calls().get("answered"));
    }

    @Test
    void boundsDecideWhatCounts() throws Exception {
        ReviewRules critical =
                new ReviewRules(List.of("general"), false, 8_000, new ReviewRules.Raise(Severity.CRITICAL, 80, 1));
        EvaluationReport report = run(critical, panel(critical, Scripted.oracle(set), null));
        assertEquals(new Score(0, 0, 2), report.plans());
        assertEquals(new Score(0, 0, 2), report.subjects());
    }

    @Test
    void tokensAndCostAreThoseOfAllCalls() throws Exception {
        EvaluationReport report = run(Scripted.oracle(set));
        assertEquals(4_000, report.usage().inputTokens());
        assertEquals(800, report.usage().outputTokens());
        Prices prices = new Prices(new BigDecimal("3"), new BigDecimal("15"));
        assertEquals("0.024", prices.of(report.usage()).toPlainString());
        JsonNode document = new JsonMapper().readTree(EvaluationDocument.of(report, Optional.of(prices)));
        assertEquals(EvaluationDocument.SCHEMA, document.get("schema").asText());
        assertEquals("0.024", document.at("/usage/cost").asText());
        assertEquals("1.0000", document.at("/plans/precision").asText());
        assertEquals(4, document.get("results").size());
        assertFalse(EvaluationDocument.of(report, Optional.empty()).contains("cost\""));
    }

    @Test
    void aPlanThatIsNoneIsAnErrorThatNamesIt() throws Exception {
        Path plan = folder.resolve("plans/tags-only.json");
        Files.writeString(plan, "{}");
        IOException broken = assertThrows(IOException.class, () -> run(Scripted.silent()));
        assertTrue(broken.getMessage().contains("plans/tags-only.json"), broken.getMessage());
        Files.delete(plan);
        IOException missing = assertThrows(IOException.class, () -> run(Scripted.silent()));
        assertTrue(missing.getMessage().contains("tags-only.json"), missing.getMessage());
    }
}
