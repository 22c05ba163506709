package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.html;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.parse;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.select;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.Cause;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The impact of a plan in the reports. */
class ImpactInReportsTest {
    private static final String SECTION = "//section[h2/@id='impact']";

    private static String markdown(Decision decision) {
        return MarkdownReport.render(decision, "0".repeat(64));
    }

    private static ChangeImpact change(int i, Reversibility reversibility, boolean certain, List<Cause> why) {
        return new ChangeImpact(
                "a.b[" + i + "]", "", "a", "replace", reversibility, certain, "Reason " + i, "Restore " + i, why, i);
    }

    private static Impact impact(List<ChangeImpact> changes, Map<String, Integer> counts, Risk risk) {
        return new Impact(counts, changes, 0, risk, BlastRadius.NONE, List.of());
    }

    @Test
    void saysWhatCantBeUndoneAndWhy() throws Exception {
        Document page = parse(html(SampleImpact.full()));
        assertEquals(List.of("Risk 62 of 100: high."), texts(page, SECTION + "//h3[@id='risk']"));
        assertEquals(List.of("Somebody has to approve: the threshold is 60."), texts(page, SECTION + "//p/strong"));
        assertEquals(
                List.of("30 of 40"), texts(page, SECTION + "//table[@class='parts']//td[contains(@class, 'points')]"));
        assertEquals(
                List.of("62", "30"),
                select(page, SECTION + "//meter").stream()
                        .map(meter -> meter.getAttribute("value"))
                        .toList());
        assertEquals(List.of("1", "0", "6"), texts(page, SECTION + "//dl[@class='tiles']//dd"));
        assertEquals(
                List.of("irreversible", "not certain: the worst that may be", "replace"),
                texts(page, SECTION + "//ol[@class='plain']//span[starts-with(@class, 'badge')]"));
        String sentence = "The database goes with its automated backups";
        assertEquals(
                List.of("Attribute", "Variable", "Lost link").stream()
                        .map(kind -> kind + " aws_db_instance.orders " + sentence)
                        .toList(),
                texts(page, SECTION + "//ol[@class='why']/li"));
        assertEquals(
                List.of("6 more can be undone by applying the old configuration."),
                texts(page, SECTION + "//section/p[@class='muted']"));
        assertEquals(
                List.of("aws_db_instance.orders", "aws_db_instance.orders2"),
                texts(page, SECTION + "//table[@class='nodes']/tbody/tr/th"));
        assertEquals(List.of("4 more are not drawn."), texts(page, SECTION + "//details//p[@class='omitted']"));
        assertEquals(List.of(sentence), texts(page, SECTION + "//li[@class='lost' and not(span)]"));
    }

    @Test
    void decisionsOfEarlierVersionsHaveNone() {
        assertNull(ImpactOverview.of(Impact.NONE, 10));
        assertFalse(html(SampleDecisions.full()).contains("id=\"impact\""));
        assertFalse(markdown(SampleDecisions.full()).contains("Risk"));
    }

    @Test
    void listsWhatIsWorthALineAndCountsTheRest() throws Exception {
        List<ChangeImpact> changes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Reversibility reversibility = i < 250 ? Reversibility.IRREVERSIBLE : Reversibility.REVERSIBLE;
            changes.add(change(i, reversibility, true, List.of()));
        }
        changes.add(change(300, Reversibility.REVERSIBLE, true, List.of(new Cause("variable", "var.x", "It changed"))));
        Impact impact = impact(changes, Map.of("irreversible", 260, "reversible", 51), Risk.NONE);
        ImpactOverview overview = ImpactOverview.of(impact, 200);
        assertEquals(200, overview.changes().shown().size());
        assertEquals(61, overview.changes().omitted(), "51 of the list, 10 that are only counted");
        assertEquals(50, overview.others());

        Decision decision = SampleImpact.with(SampleDecisions.empty(), impact);
        assertEquals(
                200,
                select(parse(html(decision)), SECTION + "//ol[@class='plain']/li")
                        .size());
        String markdown = markdown(decision);
        assertEquals(
                10,
                markdown.lines().filter(line -> line.startsWith("| replace |")).count());
        assertTrue(markdown.contains("#### Can't be undone (260)"), markdown);
        assertTrue(markdown.contains("\u2026 and 250 more changes."), markdown);
        assertTrue(markdown.contains("- `a.b[300]`: It changed\n"), markdown);
        assertTrue(markdown.contains("Changes: 260 irreversible, 51 reversible."), markdown);
    }

    @Test
    void anUpdateThatCanBeUndoneNeedsNoLine() throws Exception {
        List<Cause> why = List.of(new Cause("attribute", "size", "size changes"));
        ChangeImpact update =
                new ChangeImpact("a.b", "", "a", "update", Reversibility.REVERSIBLE, true, "Reason", "Restore", why, 0);
        ChangeImpact lossy =
                new ChangeImpact("a.c", "", "a", "update", Reversibility.LOSSY, true, "Reason", "Restore", why, 0);
        Decision decision = SampleImpact.with(
                SampleDecisions.empty(),
                impact(List.of(lossy, update), Map.of("lossy", 1, "reversible", 1), Risk.NONE));
        Document page = parse(html(decision));
        assertEquals(List.of("a.c"), texts(page, SECTION + "//ol[@class='plain']/li/p/code"));
        assertEquals(List.of("Why it changes"), texts(page, SECTION + "//ol[@class='plain']//h4"));
        assertFalse(markdown(decision).contains("Why replaced"), markdown(decision));
    }

    @Test
    void theScoreIsTakenApart() {
        Risk risk = new Risk(
                50,
                "medium",
                "low",
                List.of("Half of the values are not known"),
                60,
                List.of(
                        new Risk.RiskPart("size", "size", 10, 10, 90, "90 changes"),
                        new Risk.RiskPart("identity", "identity", 0, 20, 0, ""),
                        new Risk.RiskPart("destroys", "destroys", 40, 40, 4, "4 destroys")));
        assertEquals("40 destroys, 10 size", ImpactText.parts(risk));
        String markdown = markdown(SampleImpact.with(SampleDecisions.empty(), impact(List.of(), Map.of(), risk)));
        assertTrue(
                markdown.contains("**Risk 50 of 100: medium.** Below the threshold of 60, from which on somebody has to"
                        + " approve. Confidence: low. Half of the values are not known.\n"),
                markdown);
        assertTrue(markdown.contains("Points: 40 destroys, 10 size.\n"), markdown);
    }

    @Test
    void theBlastRadiusInASentence() {
        assertEquals("Nothing changes that others depend on.", ImpactText.blast(BlastRadius.NONE));
        assertEquals(
                "1 block of the configuration changes; nothing else depends on it.",
                ImpactText.blast(new BlastRadius(1, 0, List.of(), List.of(), List.of(), 0)));
        assertEquals(
                "3 blocks of the configuration change; 1 resource depends on that.",
                ImpactText.blast(new BlastRadius(3, 1, List.of(), List.of(), List.of(), 0)));
    }
}
