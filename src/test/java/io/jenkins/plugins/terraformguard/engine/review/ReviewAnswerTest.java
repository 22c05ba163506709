package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewAnswerTest {
    private static final String GOOD =
            "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"It {is} so\",\"risk\":\"high\","
                    + "\"confidence\":80,\"concerns\":[{\"title\":\"t\",\"detail\":\"d\",\"severity\":\"high\",\"facts\":[\"F1\"]}]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "```json\n%s\n```",
                "Sure, here you are:\n%s\nAnything else?",
                "{\"thinking\": \"first\"} %s {not json}",
                "In {braces, and with a \"quote: %s",
                "%1$s or, once more, %1$s"
            })
    void oneAnswerIsFoundInChatter(String form) throws ReviewException {
        Review review = ReviewAnswer.read(String.format(form, GOOD));

        assertEquals("It {is} so", review.summary());
        assertEquals(Severity.HIGH, review.concerns().get(0).severity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "All is fine",
                "{}",
                "[%s",
                "{\"schema\":\"terraform-guard/review/v2\",\"summary\":\"\",\"risk\":\"low\",\"confidence\":1,\"concerns\":[]}",
                "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"\",\"risk\":\"none\",\"confidence\":1,\"concerns\":[]}",
                "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"\",\"risk\":\"low\",\"confidence\":101,\"concerns\":[]}",
                "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"\",\"risk\":\"low\",\"confidence\":-1,\"concerns\":[]}",
                "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"\",\"risk\":\"low\",\"concerns\":[]}",
                "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"\",\"risk\":\"low\",\"confidence\":1}",
                "{\"schema\":\"terraform-guard/review/v1\",\"verdict\":\"pass\",\"summary\":\"\",\"risk\":\"low\","
                        + "\"confidence\":1,\"concerns\":[]}",
                "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"\",\"summary\":\"\",\"risk\":\"low\","
                        + "\"confidence\":1,\"concerns\":[]}",
                "{{{{{{{{"
            })
    void nothingElseIsTaken(String answer) {
        assertThrows(ReviewException.class, () -> ReviewAnswer.read(answer.replace("[%s", "[" + GOOD.substring(1))));
    }

    @Test
    void answersThatDifferAreNoAnswer() {
        ReviewException refused = assertThrows(
                ReviewException.class,
                () -> ReviewAnswer.read(GOOD + GOOD.replace("\"high\",\"conf", "\"low\",\"conf")));
        assertTrue(refused.getMessage().contains("differ"), refused.getMessage());
    }

    @Test
    void lengthIsBounded() {
        assertThrows(ReviewException.class, () -> ReviewAnswer.read(" ".repeat(ReviewAnswer.MAX_CHARS + 1)));
        assertThrows(ReviewException.class, () -> ReviewAnswer.read(GOOD.replace("It {is} so", "x".repeat(3_000))));
    }
}
