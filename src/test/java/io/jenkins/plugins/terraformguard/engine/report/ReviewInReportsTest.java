package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.html;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.parse;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.select;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.structure;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Concern;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Witness;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** What reviewers said, in the reports: as text, and never as more. */
class ReviewInReportsTest {
    private static final String DIGEST = "ab".repeat(32);
    private static final String HEADLINE =
            "2 concerns, the worst high; the facts bear out 6 of 8 claims; somebody has to"
                    + " look at aws_db_instance.orders.";

    private static String markdown(Decision decision) {
        return MarkdownReport.render(decision, DIGEST);
    }

    @Test
    void thePageSaysWhoWasAskedWhatTheySayAndWhatItRestsOn() throws Exception {
        Document page = parse(html(SampleReviews.raised()));

        assertEquals(List.of("Review 2"), texts(page, "//nav//a[@href='#review']"));
        assertEquals(
                List.of(HEADLINE), texts(page, "//section[@aria-labelledby='review']/p[@class='headline warning']"));
        assertEquals(
                2, select(page, "//section[@aria-labelledby='review']/ol/li").size());
        assertEquals(
                List.of("F2", "F3", "F2"),
                texts(page, "//section[@aria-labelledby='review']/ol//details//li/span[@class='muted small']"));
        assertEquals(
                List.of("aws_db_instance.orders"),
                texts(page, "//section[@aria-labelledby='review']/ul[@class='paths']/li/code"));
        List<String> asked = texts(page, "//section[@aria-labelledby='review']/dl/div");
        assertTrue(
                asked.get(0).contains("general: openai, ") && asked.get(0).contains("6 of 8 claims supported (75 %)"));
        assertTrue(asked.get(1).contains("discarded: The database is replaced"), asked.get(1));
        assertEquals(
                1,
                select(page, "//details[not(@open)]//table[@class='struck']/tbody/tr")
                        .size());
        assertEquals(
                List.of("verified: with it the finding is gone, and no other came", "does not help"),
                texts(page, "//table[@class='fixes']//span[starts-with(@class, 'badge')]"));
        assertEquals(
                List.of("reviewers are worried about 1 subject: approval required"),
                texts(page, "//section[@aria-labelledby='origin']//dd"));
    }

    @Test
    void theSummaryHasTheSame() {
        String markdown = markdown(SampleReviews.raised());
        for (String words : List.of(
                "### Review",
                MarkdownText.text(HEADLINE),
                "- general (openai, aws\\_db\\_instance.orders): 6 of 8 claims supported \\(75 %\\)",
                "| high | **The database is replaced",
                "`aws_db_instance.orders` replace",
                "**Questions to the author**",
                "verified: with it the finding is gone, and no other came; found by the rules of the guard",
                "<details><summary>1 struck claim: the facts do not bear them out</summary>",
                "An answer that names what is not in the plan")) {
            assertTrue(markdown.contains(words), words + "\n" + markdown);
        }
    }

    @Test
    void whereNobodyLookedNothingIsSaid() throws Exception {
        assertNull(ReviewOverview.of(ReviewSummary.NONE));
        assertEquals("", ReviewText.line(ReviewSummary.NONE));
        assertFalse(markdown(SampleDecisions.full()).contains("Review"));
        assertEquals(List.of(), select(parse(html(SampleDecisions.full())), "//*[@id='review']"));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextStaysText(String text) throws Exception {
        Document harmless = parse(html(SampleReviews.saying(SampleDecisions.full(), "no harm")));
        Document page = parse(html(SampleReviews.saying(SampleDecisions.full(), text)));

        assertEquals(structure(harmless), structure(page));
        String visible = SafeText.visible(text);
        assertTrue(texts(page, "//p[@class='said']").contains(visible), visible);
        assertEquals(
                List.of(SafeText.oneLine(text), SafeText.oneLine(text)),
                texts(page, "//section[@aria-labelledby='review']/ol//h3"));
        String all = page.getDocumentElement().getTextContent();
        assertEquals(SafeText.visible(all), all);

        String markdown = markdown(SampleReviews.saying(SampleDecisions.full(), text));
        assertEquals(
                markdown(SampleReviews.saying(SampleDecisions.full(), "no harm"))
                        .lines()
                        .count(),
                markdown.lines().count(),
                markdown);
        assertTrue(
                markdown.lines()
                        .filter(line -> !line.contains("`"))
                        .noneMatch(line -> line.contains("<script") || line.contains("<img") || line.contains("](")),
                markdown);
        assertEquals(
                1,
                ReviewText.line(SampleReviews.saying(SampleDecisions.full(), text)
                                .grounds()
                                .review())
                        .lines()
                        .count());
    }

    @Test
    void logsGetOneLine() {
        assertEquals(
                "Review: " + HEADLINE,
                ReviewText.line(SampleReviews.raised().grounds().review()));
        assertEquals(
                "Review: no concerns; nobody answered.",
                ReviewText.line(
                        review(List.of(new Witness("general", "openai", "gpt", "failed", 0, 0, "It is down")))));
        assertEquals(
                "Review: no concerns.",
                ReviewText.line(review(List.of(new Witness("general", "openai", "gpt", "answered", 0, 0, "")))));
    }

    @Test
    void theRulesOfTheGuardAreNamedAsSuch() {
        assertEquals(
                "the rules of the guard, without a model",
                ReviewText.who(new Witness("general", "deterministic", "", "answered", 1, 0, "")));
        assertEquals(
                "failed: It is down",
                ReviewText.outcome(new Witness("general", "openai", "gpt", "failed", 0, 0, "It is\ndown")));
    }

    private static ReviewSummary review(List<Witness> witnesses) {
        return new ReviewSummary(
                "4".repeat(64),
                witnesses,
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aSummaryStaysFitForAComment() {
        String text = "x".repeat(60_000);
        Concern concern = new Concern(
                text, text, Severity.HIGH, Collections.nCopies(50, "F1"), Collections.nCopies(20, text), text);
        ReviewSummary huge = new ReviewSummary(
                "4".repeat(64),
                Collections.nCopies(20, new Witness(text, text, text, "failed", 1, 1, text)),
                Collections.nCopies(500, text),
                text,
                Collections.nCopies(100, concern),
                Collections.nCopies(100, text),
                SampleReviews.summary().struck(),
                SampleReviews.summary().facts(),
                SampleReviews.summary().fixes(),
                Collections.nCopies(50, text));
        Decision decision = SampleReviews.with(SampleDecisions.full(), huge);

        assertTrue(markdown(decision).length() <= 65_536, markdown(decision).length() + " characters");
        assertTrue(html(decision).length() < 4 << 20, html(decision).length() + " characters");
    }
}
