package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reviewers said, in the document of a decision. */
class ReviewDocumentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        for (Decision decision : List.of(
                SampleReviews.full(),
                SampleReviews.raised(),
                SampleReviews.saying(SampleDecisions.full(), "\u2028<b>"))) {
            Decision read = DecisionReader.read(DecisionWriter.write(decision));

            assertEquals(decision.grounds(), read.grounds());
            assertArrayEquals(DecisionWriter.write(decision), DecisionWriter.write(read));
        }
    }

    @Test
    void whereNobodyLookedNothingIsSaid() throws Exception {
        for (Decision decision : List.of(SampleDecisions.full(), SampleGrounds.full(), SampleDecisions.broken())) {
            JsonNode document = MAPPER.readTree(DecisionWriter.write(decision));

            assertFalse(document.has("review"));
            assertFalse(document.get("settings").has("review"));
            Decision read = DecisionReader.read(DecisionWriter.write(decision));
            assertEquals(ReviewSummary.NONE, read.grounds().review());
            assertEquals(ReviewRules.DEFAULT, read.settings().review());
        }
    }

    @Test
    void rulesForReviewersAreReadBack() throws Exception {
        Decision decision = SampleReasons.saying(SampleDecisions.full(), "x");
        assertEquals(
                decision.settings(),
                DecisionReader.read(DecisionWriter.write(decision)).settings());
    }

    @Test
    void longListsAreCutBeforeTheyAreWritten() throws Exception {
        ReviewSummary sample = SampleReviews.summary();
        ReviewSummary huge = new ReviewSummary(
                sample.record(),
                many(sample.witnesses().get(0)),
                many("aws_x.a"),
                "x",
                many(new ReviewSummary.Concern("t", "d", Severity.LOW, many("F1"), many("general"), "")),
                many("why?"),
                many(sample.struck().get(0)),
                many(sample.facts().get(0)),
                many(new ReviewSummary.Fix(
                        "f",
                        "p",
                        "a",
                        "general",
                        "untried",
                        Collections.nCopies(ReviewSummary.MAX_PARTS, new ReviewSummary.Edit("a", "1")),
                        "")),
                many("note"));
        byte[] document = DecisionWriter.write(SampleReviews.with(SampleGrounds.full(), huge));

        ReviewSummary read = DecisionReader.read(document).grounds().review();

        assertEquals(huge, read);
        assertEquals(ReviewSummary.MAX_CONCERNS, read.concerns().size());
        assertEquals(ReviewSummary.MAX_PARTS, read.fixes().get(0).edits().size());
        assertTrue(document.length < 1 << 20, document.length + " bytes");
    }

    @Test
    void theEditsOfAFixAreNeverCut() {
        List<ReviewSummary.Edit> edits = many(new ReviewSummary.Edit("a", "1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReviewSummary.Fix("f", "p", "a", "general", ReviewSummary.Fix.VERIFIED, edits, ""));
    }

    private static <T> List<T> many(T one) {
        return Collections.nCopies(10_000, one);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        /review/record | "abc"
        /review/record | null
        /review/raised | ["a", 1]
        /review/witnesses/0/status | "trusted"
        /review/witnesses/0/claims | -1
        /review/witnesses/0/struck | "2"
        /review/concerns/0/severity | "worst"
        /review/concerns/0/facts | "F1"
        /review/struck/0/reason | "No Reason"
        /review/facts/0/action | "Blow Up"
        /review/fixes/0/status | "good"
        /review/fixes/0/edits | [{"path": "a"}]
        /review/notes | {}
        /settings/review/roles | ["root"]
        /settings/review/tokens | 999
        /settings/review/tokens | 64001
        /settings/review/raise | {"severity": "high", "supported": 101, "agreement": 1}
        /settings/review/raise | {"severity": "high", "supported": 1, "agreement": 0}
        /settings/review/raise | {"severity": "high", "supported": 1}
        """)
    void whatDoesNotFitIsRefused(String pointer, String value) throws Exception {
        ObjectNode document = (ObjectNode) MAPPER.readTree(DecisionWriter.write(SampleReviews.full()));
        document.set(
                "settings",
                MAPPER.readTree(DecisionWriter.write(SampleReasons.saying(SampleDecisions.full(), "x")))
                        .get("settings"));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) document.at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1), MAPPER.readTree(value));
        byte[] bytes = MAPPER.writeValueAsBytes(document);

        DecisionFormatException e = assertThrows(DecisionFormatException.class, () -> DecisionReader.read(bytes));
        assertTrue(e.path().startsWith(pointer), e.path());
    }

    @Test
    void whateverBecomesOfAQuestionHasAWord() {
        assertEquals(
                DecisionLimits.REVIEW_STATES,
                Arrays.stream(ReviewCall.Status.values())
                        .map(ReviewCall.Status::id)
                        .collect(Collectors.toSet()));
        assertEquals(
                List.of(ReviewCall.Status.ANSWERED),
                Arrays.stream(ReviewCall.Status.values())
                        .filter(status ->
                                new ReviewSummary.Witness("general", "", "", status.id(), 0, 0, "").answered())
                        .toList());
    }

    @Test
    void noDocumentLetsPassWhatReviewersRaised() throws Exception {
        ObjectNode document = (ObjectNode) MAPPER.readTree(DecisionWriter.write(SampleReviews.raised()));
        for (String verdict : List.of("pass", "advisory")) {
            byte[] forged = MAPPER.writeValueAsBytes(document.put("verdict", verdict));
            assertEquals(
                    "/verdict",
                    assertThrows(DecisionFormatException.class, () -> DecisionReader.read(forged))
                            .path());
        }
    }

    @Test
    void sharesAreNeverBelowNothing() {
        assertEquals(75, new ReviewSummary.Witness("general", "", "", "answered", 8, 2, "").supported());
        assertEquals(0, new ReviewSummary.Witness("general", "", "", "answered", 2, 8, "").supported());
        assertEquals(0, new ReviewSummary.Witness("general", "", "", "failed", 0, 0, "").supported());
    }
}
