package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewRecordDocumentTest {
    private static String text(ReviewRecord record) {
        return new String(ReviewRecordDocument.write(record), StandardCharsets.UTF_8);
    }

    private static void refused(String document) {
        assertThrows(
                DecisionFormatException.class,
                () -> ReviewRecordDocument.read(document.getBytes(StandardCharsets.UTF_8)),
                document);
    }

    @Test
    void itIsReadBackEqual() throws Exception {
        ReviewRecord record = SampleRecords.full();
        assertEquals(record, ReviewRecordDocument.read(ReviewRecordDocument.write(record)));
    }

    @Test
    void fixesAreRecordedAsTheyAreReadBack() throws Exception {
        Fix odd = new Fix("f", "p", "a", "general", Fix.UNTRIED, List.of(new Edit("p", "\ud800")), "\udc00");
        ReviewRecord record = SampleRecords.full().with(List.of(odd));
        assertEquals(record, ReviewRecordDocument.read(ReviewRecordDocument.write(record)));
    }

    @Test
    void whatIsOtherwiseThanTheGuardWritesItIsRefused() throws Exception {
        String good = text(SampleRecords.full());
        refused("");
        refused("{}");
        refused("[]");
        refused(" " + good);
        refused(good + " ");
        refused(good.substring(0, good.length() / 2));
        refused(good.replace("\"attempts\":1", "\"attempts\": 1"));
        refused(good.replace("\"attempts\":1", "\"attempts\":1,\"attempts\":1"));
        refused(good.replace("\"attempts\":1", "\"attempts\":01"));
        refused(good.replace("\"critic\":true", "\"critic\":\"true\""));
        refused(good.replace("\"role\":\"security\"", "\"role\":\"general\""));
        refused(good.replace("\"role\":\"general\"", "\"role\":\"critic\""));
        refused(good.replace("\"decision\":\"x\"", "\"decision\":\"../x\""));
        refused(good.replace("review-record/v1", "review-record/v2"));
        refused(good.replace("PASS", "\\ud800"));
    }

    /** Whatever is damaged: either it is refused, or it is another record that is written in just these bytes. */
    @Test
    void noDamageGoesUnseen() throws Exception {
        byte[] good = ReviewRecordDocument.write(SampleRecords.full());
        Random random = new Random(4711);
        int read = 0;
        for (int i = 0; i < 1_500; i++) {
            byte[] damaged = Mutations.of(good, random);
            try {
                ReviewRecord record = ReviewRecordDocument.read(damaged);
                assertArrayEquals(damaged, ReviewRecordDocument.write(record));
                read += Arrays.equals(damaged, good) ? 0 : 1;
                if (record.facts().equals(Sheets.SHEET.digest())) {
                    Reviewing.outcome(Sheets.SHEET, record);
                    RecordCheck.problems(Sheets.SHEET, record);
                }
            } catch (DecisionFormatException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            }
        }
        assertTrue(read > 0, "no damaged text was read at all, so nothing was tried behind the reader");
    }

    @Test
    void theWorstThatModelsCanAnswerFits() throws Exception {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            facts.add(new Fact("F" + i, Fact.Kind.CHANGE, "aws_x.y" + i, "update", List.of(), "\"".repeat(250)));
        }
        FactSheet sheet = new FactSheet(facts, new TreeMap<>());
        assertTrue(sheet.document().length > ReviewRules.MAX_TOKENS * FactSheet.BYTES_PER_TOKEN);
        Map<String, String> texts = new HashMap<>();
        String most = "\u0001".repeat(Inquiry.MAX_ANSWER / 6 - 2_000) + Answers.review("", Answers.DATABASE);
        ReviewRules.ROLES.forEach(
                role -> texts.put(role, most.replace("The database", "A thing").replace("replaced", "updated")));
        ReviewRecord record =
                Answers.held(sheet, Answers.rules(0, 1, ReviewRules.ROLES.toArray(String[]::new)), texts, most);
        Fix fix = new Fix(
                "f", "p", "a", "general", Fix.UNTRIED, Collections.nCopies(50, new Edit("\n".repeat(500), "1")), "");
        ReviewRecord with = record.with(Collections.nCopies(60, fix));

        byte[] document = ReviewRecordDocument.write(with);
        assertTrue(document.length > 5 << 20, document.length + " bytes are no challenge");
        assertTrue(document.length <= ReviewRecordDocument.MAX_BYTES, document.length + " bytes");
        assertEquals(with, ReviewRecordDocument.read(document));
        assertEquals(List.of("50 more fixes are not recorded"), with.notes());
        assertEquals(6, with.calls().size());
    }

    @Test
    void itShowsWhetherWhatWasSentFollowsFromTheFacts() throws Exception {
        ReviewRecord record = SampleRecords.full();
        assertEquals(List.of(), RecordCheck.problems(Sheets.SHEET, record));
        String forged = text(record).replace("db-7", "db-8");
        assertEquals(
                List.of(
                        "The data that 'general' was sent are not those of this plan",
                        "The data that 'security' was sent are not those of this plan",
                        "The data that 'critic' was sent are not those of this plan"),
                RecordCheck.problems(Sheets.SHEET, ReviewRecordDocument.read(forged.getBytes(StandardCharsets.UTF_8))));
        forged = text(record).replace("You decide nothing", "You decide it all");
        assertEquals(
                List.of(
                        "The instructions that 'general' was sent are not those of its prompt",
                        "The instructions that 'security' was sent are not those of its prompt"),
                RecordCheck.problems(Sheets.SHEET, ReviewRecordDocument.read(forged.getBytes(StandardCharsets.UTF_8))));
        forged = text(record).replace(record.facts(), "0".repeat(64));
        assertEquals(
                List.of("The record is about other facts"),
                RecordCheck.problems(Sheets.SHEET, ReviewRecordDocument.read(forged.getBytes(StandardCharsets.UTF_8))));
    }
}
