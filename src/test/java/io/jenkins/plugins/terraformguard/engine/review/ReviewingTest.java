package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewingTest {
    private static final ReviewRules BOTH = Answers.rules(80, 1, "general", "security");
    private static final String GOOD = Answers.review("The database is replaced.", Answers.DATABASE);

    private static ReviewSummary outcome(ReviewRules rules, Map<String, String> texts, String critic) throws Exception {
        return Reviewing.outcome(Sheets.SHEET, Answers.held(Sheets.SHEET, rules, texts, critic));
    }

    @Test
    void whatHoldsIsThereOnceWithTheFactsThatItRestsOn() throws Exception {
        ReviewSummary summary = outcome(
                BOTH,
                Map.of(
                        "general",
                        GOOD,
                        "security",
                        Answers.review(
                                "", Answers.concern("Lost", "It is replaced.", "high", "F1", "F1"), Answers.PORT)),
                null);

        assertEquals("The database is replaced.", summary.summary());
        assertEquals(
                List.of(
                        new ReviewSummary.Concern(
                                "Port 22 is open",
                                "It is open to 0.0.0.0/0.",
                                Severity.CRITICAL,
                                List.of("F2", "F3"),
                                List.of("security"),
                                ""),
                        new ReviewSummary.Concern(
                                "Data is lost",
                                "The database is replaced.",
                                Severity.HIGH,
                                List.of("F1"),
                                List.of("general", "security"),
                                "")),
                summary.concerns());
        assertEquals(
                List.of("F1", "F2", "F3"),
                summary.facts().stream().map(ReviewSummary.Cited::id).toList());
        assertEquals(
                "It has to be replaced because of engine_version; engine_version: 14.2 \u2192 15.1;"
                        + " id: db-7 \u2192 (known after apply)",
                summary.facts().get(0).text());
        assertEquals(
                List.of(Sheets.RULE.subject(), Sheets.DATABASE.subject()).stream()
                        .sorted()
                        .toList(),
                summary.raised());
        assertEquals(List.of(), summary.notes());
    }

    @Test
    void severalConcernsOfOneReviewerOnTheSameFactsStaySeveral() throws Exception {
        String other = Answers.concern("Version", "It goes to 15.1.", "high", "F1");
        ReviewSummary summary = outcome(BOTH, Map.of("general", Answers.review("", Answers.DATABASE, other)), null);
        assertEquals(2, summary.concerns().size());
    }

    @Test
    void whatIsMadeUpIsStruckAndWhoSaysMuchOfItDoesNotRaise() throws Exception {
        ReviewSummary summary =
                outcome(BOTH, Map.of("general", Answers.review("", Answers.DATABASE, Answers.MADE_UP)), null);

        assertEquals(1, summary.concerns().size());
        assertEquals(List.of(new ReviewSummary.Struck("general", "Users", "unknown-number", "")), summary.struck());
        assertEquals(50, summary.witnesses().get(0).supported());
        assertEquals(List.of(), summary.raised());
        assertEquals(
                1,
                outcome(
                                Answers.rules(50, 1, "general"),
                                Map.of("general", Answers.review("", Answers.DATABASE, Answers.MADE_UP)),
                                null)
                        .raised()
                        .size());
    }

    @Test
    void agreementIsThatOfReviewersAndNotOfConcerns() throws Exception {
        ReviewRules two = Answers.rules(80, 2, "general", "security");
        String again = Answers.concern("Again", "It is replaced.", "high", "F1");
        assertEquals(
                List.of(),
                outcome(two, Map.of("general", Answers.review("", Answers.DATABASE, again)), null)
                        .raised());
        assertEquals(
                List.of(Sheets.DATABASE.subject()),
                outcome(two, Map.of("general", GOOD, "security", GOOD), null).raised());
        assertEquals(
                List.of(),
                outcome(two, Map.of("general", GOOD, "security", "PASS"), null).raised());
    }

    @Test
    void severityIsABound() throws Exception {
        String mild = Answers.concern("Mild", "It is replaced.", "medium", "F1");
        assertEquals(
                List.of(),
                outcome(BOTH, Map.of("general", Answers.review("", mild)), null).raised());
    }

    @Test
    void aCriticStrikesWithAReasonThatHolds() throws Exception {
        ReviewSummary summary = outcome(
                BOTH,
                Map.of("general", Answers.review("", Answers.DATABASE, Answers.PORT)),
                Answers.critique(
                        "C1",
                        "F2 and F3 show this long since.",
                        "C2",
                        "The ticket 4711 allows it.",
                        "C9",
                        "So it is."));

        assertEquals(
                List.of("Data is lost"),
                summary.concerns().stream().map(ReviewSummary.Concern::title).toList());
        assertEquals(
                List.of(
                        new ReviewSummary.Struck(
                                "general", "Port 22 is open", "critic", "F2 and F3 show this long since."),
                        new ReviewSummary.Struck("critic", "Strikes C2", "unknown-number", ""),
                        new ReviewSummary.Struck("critic", "Strikes a concern that is not there", "unknown-fact", "")),
                summary.struck());
        ReviewSummary.Witness critic = summary.witnesses().get(1);
        assertEquals("critic 3 2", critic.role() + " " + critic.claims() + " " + critic.struck());
        assertEquals(List.of(), summary.raised(), "half of what it said is struck");
    }

    @Test
    void withoutAModelTheRulesOfTheEngineLookAndMayRaise() throws Exception {
        ReviewSummary summary = outcome(BOTH, Map.of(), null);
        assertEquals(
                List.of(new ReviewSummary.Witness("general", "deterministic", "", "answered", 1, 0, "")),
                summary.witnesses());
        assertEquals(List.of(Sheets.FINDING.subject()), summary.raised());
        assertEquals(List.of(), summary.notes());
        ReviewRules never = new ReviewRules(List.of("general"), false, 8_000, null);
        assertEquals(List.of(), outcome(never, Map.of(), null).raised());
    }

    @Test
    void ifNobodyAnswersTheRulesLookInTheirPlace() throws Exception {
        ReviewSummary summary = outcome(BOTH, Map.of("general", "PASS", "security", ""), null);
        assertEquals(outcome(BOTH, Map.of(), null).raised(), summary.raised());
        assertFalse(summary.concerns().isEmpty());
        assertEquals(List.of(Outcome.NOBODY), summary.notes());
        assertEquals(
                List.of("discarded", "discarded", "answered"),
                summary.witnesses().stream().map(ReviewSummary.Witness::status).toList());
    }

    private static ReviewRecord saidToBeAnswered(ReviewRecord record, String text) {
        ReviewCall call = record.calls().get(0);
        ReviewCall forged = new ReviewCall(
                call.role(),
                call.model(),
                call.prompt(),
                call.promptDigest(),
                call.nonce(),
                call.system(),
                call.user(),
                ReviewCall.Status.ANSWERED,
                "",
                ModelAnswer.of(text),
                call.millis());
        return new ReviewRecord(
                record.decision(),
                record.rules(),
                record.intent(),
                record.facts(),
                List.of(forged),
                List.of(),
                record.notes());
    }

    @Test
    void whatIsRecordedOfAnAnswerCountsForNothingBesideTheAnswer() throws Exception {
        ReviewRecord record = Answers.held(Sheets.SHEET, BOTH, Map.of("general", "PASS"), null);
        String canary = Canaries.of(record.calls().get(0).nonce()).inData();
        for (String text :
                List.of("PASS", GOOD.replace("The database", canary + " The database"), GOOD + GOOD + "{}")) {
            ReviewSummary.Witness witness = Reviewing.outcome(Sheets.SHEET, saidToBeAnswered(record, text))
                    .witnesses()
                    .get(0);
            assertEquals(text.equals(GOOD + GOOD + "{}") ? "answered" : "discarded", witness.status(), text);
        }
    }

    @Test
    void thatNobodyAnsweredIsSaidHoweverMuchElseThereIsToSay() throws Exception {
        ReviewRecord record = Answers.held(Sheets.SHEET, BOTH, Map.of("general", "PASS"), null);
        List<String> many = IntStream.range(0, 51).mapToObj(i -> "note " + i).toList();
        ReviewRecord noted = new ReviewRecord("x", BOTH, "", record.facts(), record.calls(), List.of(), many);
        assertEquals(
                Outcome.NOBODY, Reviewing.outcome(Sheets.SHEET, noted).notes().get(0));
    }

    @Test
    void itIsTheSameFromTheRecordAndForItsFactsOnly() throws Exception {
        ReviewRecord record = Answers.held(
                Sheets.SHEET, BOTH, Map.of("general", GOOD, "security", GOOD), Answers.critique("C1", "\ud800"));
        byte[] document = ReviewRecordDocument.write(record);
        ReviewRecord read = ReviewRecordDocument.read(document);

        assertEquals(record, read);
        assertArrayEquals(document, ReviewRecordDocument.write(read));
        assertEquals(Reviewing.outcome(Sheets.SHEET, record), Reviewing.outcome(Sheets.SHEET, read));
        FactSheet other = new FactSheet(List.of(Sheets.DATABASE), new TreeMap<>());
        assertThrows(IllegalArgumentException.class, () -> Reviewing.outcome(other, record));
    }

    @Test
    void whatReviewersWouldUseInsteadIsOnlyThereToBeTried() throws Exception {
        String patch = "encrypted = true # " + "p".repeat(20);
        String concern = Answers.DATABASE.replace("}", ",\"patch\":\"" + patch + "\"}");
        ReviewRecord record = Answers.held(Sheets.SHEET, BOTH, Map.of("general", Answers.review("", concern)), null);
        assertEquals(
                List.of(new ProposedPatch("general", List.of(Sheets.DATABASE), patch)),
                Reviewing.proposals(Sheets.SHEET, record));
        assertFalse(Reviewing.outcome(Sheets.SHEET, record).toString().contains("pppp"));
        assertTrue(new String(ReviewRecordDocument.write(record), StandardCharsets.UTF_8).contains("pppp"));
    }
}
