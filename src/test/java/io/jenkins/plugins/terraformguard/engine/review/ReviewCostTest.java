package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Long answers on large sheets take no long time, and what is shown of them is bounded. */
class ReviewCostTest {
    private static FactSheet large() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= 800; i++) {
            List<Fact.FactValue> values = new ArrayList<>();
            for (int k = 0; k < 10; k++) {
                values.add(new Fact.FactValue("attribute_" + k, "before-" + i + "-" + k, "after-" + i + "-" + k));
            }
            facts.add(new Fact("F" + i, Fact.Kind.CHANGE, "aws_instance.web_" + i, "update", values, ""));
        }
        return new FactSheet(facts, new TreeMap<>());
    }

    /** As long as an answer may be, with names of the last facts in each sentence, all of them known. */
    private static String longest() {
        String names = "aws_instance.web_800 attribute_9 after-800-9 aws_instance.web_799 ".repeat(25);
        List<String> concerns = new ArrayList<>();
        for (int i = 1; i <= ReviewAnswer.MAX_CONCERNS; i++) {
            concerns.add(Answers.concern("Look at attribute_1 " + "x".repeat(i), names, "high", "F800", "F799"));
        }
        String questions = ("\"" + names + "?\",").repeat(ReviewAnswer.MAX_QUESTIONS);
        return Answers.review(names, concerns.toArray(String[]::new))
                .replaceAll("}$", ",\"questions\":[" + questions.substring(0, questions.length() - 1) + "]}");
    }

    @Test
    void fiveReviewersThatSayAllThatTheyMayAreCheap() throws Exception {
        FactSheet sheet = large();
        Map<String, String> texts = new HashMap<>();
        ReviewRules.ROLES.forEach(role -> texts.put(role, longest()));
        ReviewRules rules = Answers.rules(80, 5, ReviewRules.ROLES.toArray(String[]::new));
        ReviewSummary summary = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ReviewRecord record = Answers.held(sheet, rules, texts, Answers.critique());
            return Reviewing.outcome(sheet, record);
        });

        assertEquals(ReviewAnswer.MAX_CONCERNS, summary.concerns().size());
        assertEquals(List.of("aws_instance.web_799", "aws_instance.web_800"), summary.raised());
        assertEquals(1, summary.questions().size());
        assertEquals(ReviewRules.ROLES.size(), summary.concerns().get(0).roles().size());
    }

    @Test
    void whatIsTooMuchIsCutAndSaid() throws Exception {
        FactSheet sheet = large();
        Map<String, String> texts = new HashMap<>();
        int offset = 0;
        for (String role : ReviewRules.ROLES) {
            List<String> concerns = new ArrayList<>();
            for (int i = 1; i <= ReviewAnswer.MAX_CONCERNS; i++) {
                concerns.add(
                        Answers.concern("Look", "It changes.", "high", "F" + (offset + i), "F" + (offset + i + 400)));
            }
            texts.put(role, Answers.review("", concerns.toArray(String[]::new)));
            offset += ReviewAnswer.MAX_CONCERNS;
        }
        ReviewRules rules = Answers.rules(80, 1, ReviewRules.ROLES.toArray(String[]::new));
        ReviewSummary summary = Reviewing.outcome(sheet, Answers.held(sheet, rules, texts, null));

        assertEquals(ReviewSummary.MAX_CONCERNS, summary.concerns().size());
        assertEquals(List.of("150 more concerns are not listed"), summary.notes());
        assertEquals(500, summary.raised().size());
        assertTrue(summary.facts().size() <= ReviewSummary.MAX_FACTS);
    }
}
