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
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReasons;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {
    @Test
    void saysWhatWasDecided() throws Exception {
        Decision decision = SampleDecisions.full();
        Document page = parse(html(decision));

        assertEquals("en", page.getDocumentElement().getAttribute("lang"));
        assertEquals(List.of("Failed: Terraform Guard production"), texts(page, "//title"));
        assertEquals(List.of("Verdict: Failed"), texts(page, "//h1"));
        assertEquals(decision.reasons(), texts(page, "//ul[@class='reasons']/li"));
        String digest = DecisionWriter.digest(decision);
        assertEquals(List.of(digest), texts(page, "//footer//code"));
        assertEquals(List.of("production", digest.substring(0, 12)), texts(page, "//p[@class='identity']//code"));
        assertEquals(
                List.of(
                        "Changes",
                        "Destructive changes 7",
                        "Findings 5",
                        "Why these policies 4",
                        "Changed outside Terraform 3",
                        "Policies evaluated 6",
                        "Notes",
                        "Plan"),
                texts(page, "//h2"));
        assertTrue(texts(page, "//footer/p").get(0).endsWith("engine 1.4.0"));
    }

    @Test
    void countsInTerraformsOrder() throws Exception {
        Document page = parse(html(SampleDecisions.full()));

        assertEquals(
                List.of(
                        "+ Create",
                        "~ Update",
                        "\u2213 Replace",
                        "\u2212 Delete",
                        "\u2298 Forget",
                        "\u2193 Import",
                        "\u2192 Move",
                        "\u21d0 Read",
                        "= No-op"),
                texts(page, "//dl[@class='tiles']//dt"));
        assertEquals(List.of("4", "3", "1", "2", "1", "2", "1", "1", "57"), texts(page, "//dl[@class='tiles']//dd"));
        assertEquals(
                List.of("Plan: 2 to import, 5 to add, 3 to change, 3 to destroy, 1 to forget, 1 to move. "
                        + "Outputs: 1 to add, 2 to change, 0 to remove."),
                texts(page, "//p[@class='lead']"));
    }

    @Test
    void groupsFindingsBySeverityAndOpensTheMandatoryOnes() throws Exception {
        Document page = parse(html(SampleDecisions.full()));

        assertEquals(
                List.of("Critical 1", "High 2", "Low 2", "Shadow (recorded only) 1"),
                texts(page, "//section[@class='group']/h3"));
        assertEquals(3, select(page, "//details[@open='open' and @id]").size());
        assertEquals(3, select(page, "//details[not(@open) and @id]").size());
        String card = select(page, "//details").get(0).getTextContent();
        for (String text : List.of(
                "No security group is open to the world",
                "module.edge.aws_security_group.web lets 0.0.0.0/0 in on port 22",
                "violation",
                "hard-mandatory",
                "update",
                "ACME-NET-002",
                "after.ingress[0].cidr_blocks[0]",
                "(sensitive value)",
                "Name the networks that need access",
                "5f2b90c1d7e4")) {
            assertTrue(card.contains(text), text);
        }
        assertEquals(List.of("after.rule[0].kms_master_key_id"), texts(page, "//ul[@class='paths']/li"));
    }

    @Test
    void listsDestructionDriftPoliciesAndPacks() throws Exception {
        Document page = parse(html(SampleDecisions.full()));

        assertEquals(
                4, select(page, "//section[h2/@id='destructive']//tbody/tr").size());
        assertEquals(
                List.of("3 more left out of this report."),
                texts(page, "//section[h2/@id='destructive']/p[@class='omitted']"));
        assertEquals(3, select(page, "//section[h2/@id='drift']/details").size());
        assertEquals(
                List.of("4 more attributes left out."), texts(page, "//section[h2/@id='drift']//p[@class='omitted']"));
        assertEquals(6, select(page, "//table[@class='policies']/tbody/tr").size());
        assertEquals(2, select(page, "//table[@class='packs']/tbody/tr").size());
    }

    @Test
    void findingsAndTheReasonsForTheirPoliciesLeadToEachOther() throws Exception {
        Document page = parse(html(SampleReasons.full()));

        assertEquals(
                List.of("ACME-NET-002", "ACME-S3-001", "ACME-S3-001", "ACME-TAG-001", "ACME-TAG-001", "ACME-RDS-009"),
                texts(page, "//summary//a[@href=concat('#policy-', .)]"));
        assertEquals(4, select(page, "//article[starts-with(@id, 'policy-')]").size());
        assertEquals(
                List.of("2 found: aws_instance.web[0], aws_instance.web[1]"),
                texts(page, "//article[@id='policy-ACME-TAG-001']/p[@class='small found']"));
        assertEquals(
                List.of("cis-aws 5.2", "cwe CWE-284"),
                texts(page, "//article[@id='policy-ACME-NET-002']/ul[@class='references']/li"));
        assertTrue(html(SampleDecisions.full()).contains("The decision does not say why."));
    }

    @Test
    void whatLayersSetIsFoldedAwayAndNotThereIfItIsNothing() throws Exception {
        Document page = parse(html(SampleReasons.full()));

        assertEquals(
                List.of("What the layers set 16"), texts(page, "//details[@class='more settings' and not(@open)]//h3"));
        assertEquals(
                List.of("Profile", "Level", "Switched off", "Parameter", "Approvals", "Review", "Roll-out", "File"),
                texts(page, "//table[@class='settings-table']/tbody/tr/th").stream()
                        .distinct()
                        .toList());
        assertEquals(
                List.of("folder", "organisation", "organisation", "folder", "organisation", "organisation"),
                texts(page, "//table[@class='settings-table']/tbody/tr/td[3]").stream()
                        .filter(layer -> !layer.equals("all layers together"))
                        .toList());
        assertFalse(html(SampleDecisions.full()).contains("settings"));
    }

    @Test
    void anErrorStandsInPlaceOfEverything() throws Exception {
        Document page = parse(html(SampleDecisions.broken()));

        assertEquals(List.of("Why there is no decision"), texts(page, "//h2"));
        String main = select(page, "//main").get(0).getTextContent();
        assertTrue(main.contains("Unknown key 'asert' (did you mean 'assert'?)"), main);
        assertTrue(main.contains("policies/storage.yaml:14:5"), main);
        assertTrue(main.contains("Correct the key and run the guard again."), main);
        assertEquals(List.of(), select(page, "//nav"));
    }

    @Test
    void needsNoScriptAndNoInlineStyle() throws Exception {
        for (Decision decision : List.of(
                SampleReasons.full(),
                SampleImpact.full(),
                SampleReviews.full(),
                SampleDecisions.empty(),
                SampleDecisions.broken())) {
            Document page = parse(html(decision));
            assertEquals(
                    List.of(),
                    select(
                            page,
                            "//script | //style | //iframe | //object | //form | //img"
                                    + " | //*[@style or @src or @srcset or @*[starts-with(name(), 'on')]]"));
            assertEquals(
                    List.of("report.css"),
                    select(page, "//link").stream()
                            .map(link -> link.getAttribute("href"))
                            .toList());
        }
        assertFalse(HtmlReport.css().contains("url("));
        assertFalse(HtmlReport.css().contains("@import"));
    }

    @Test
    void isAccessible() throws Exception {
        assertAccessible(parse(html(SampleReasons.full())));
        assertAccessible(parse(html(SampleImpact.full())));
        assertAccessible(parse(html(SampleReviews.full())));
    }

    private static void assertAccessible(Document page) throws Exception {
        List<String> ids =
                select(page, "//*[@id]").stream().map(e -> e.getAttribute("id")).toList();

        assertEquals(new TreeSet<>(ids).size(), ids.size(), "ids are unique: " + ids);
        for (Element link : select(page, "//a")) {
            assertTrue(ids.contains(link.getAttribute("href").substring(1)), link.getAttribute("href"));
        }
        for (Element labelled : select(page, "//*[@aria-labelledby]")) {
            assertTrue(ids.contains(labelled.getAttribute("aria-labelledby")));
        }
        assertEquals(List.of(), select(page, "//th[not(@scope)]"));
        assertEquals(List.of(), select(page, "//table[not(thead)]"));
        assertEquals(
                List.of(),
                select(
                        page,
                        "//nav[not(@aria-label)] | //svg[not(@aria-hidden) and not(@role = 'img' and @aria-label)]"));
        int last = 0;
        for (Element heading : select(page, "//h1 | //h2 | //h3 | //h4 | //h5")) {
            int level = heading.getTagName().charAt(1) - '0';
            assertTrue(level <= last + 1, heading.getTextContent());
            last = level;
        }
    }

    @Test
    void everyStyledClassIsUsedAndNoneIsForgotten() throws Exception {
        Set<String> used = new HashSet<>();
        List<Decision> decisions = new ArrayList<>(List.of(SampleDecisions.full(), SampleDecisions.broken()));
        for (Decision decision : decisions) {
            for (Element element : select(parse(html(decision)), "//*[@class]")) {
                used.addAll(List.of(element.getAttribute("class").split(" ")));
            }
        }
        for (String name : List.of(
                "verdict-fail",
                "verdict-error",
                "tile-create",
                "card",
                "severity-critical",
                "level-hard-mandatory",
                "outcome-undecided",
                "badge",
                "facts",
                "visually-hidden")) {
            assertTrue(used.contains(name), name);
            assertTrue(HtmlReport.css().contains("." + name), name);
        }
        for (Verdict verdict : Verdict.values()) {
            assertTrue(HtmlReport.css().contains(".verdict-" + verdict.id() + " "), verdict.id());
        }
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextStaysText(String text) throws Exception {
        Document harmless = parse(html(saying("no harm")));
        Document page = parse(html(saying(text)));

        assertEquals(structure(harmless), structure(page));
        String message = SafeText.visible(text);
        String remedy = Remedy.blocks(text).get(0).text();
        assertEquals(List.of(message, remedy), texts(page, "//p[@class='message']"));
        assertEquals(List.of(remedy, remedy), texts(page, "//p[@class='rationale']"));
        assertEquals(
                List.of("strict", SafeText.oneLine(text)),
                texts(page, "//table[@class='settings-table']//tr[position() = 1 or position() = 3]/td[2]"));
        assertEquals(List.of(SafeText.oneLine(text)), texts(page, "//details//h4"));
        assertEquals(List.of(SafeText.oneLine(text)), texts(page, "//code[@class='address']"));
        assertEquals(List.of(message), texts(page, "//table[@class='evidence']//td/code"));
        String all = page.getDocumentElement().getTextContent();
        assertEquals(SafeText.visible(all), all);

        Document broken = parse(html(SampleDecisions.brokenSaying(text)));
        assertEquals(structure(parse(html(SampleDecisions.brokenSaying("harmless")))), structure(broken));
    }

    private static Decision saying(String text) {
        return SampleReasons.saying(SampleDecisions.saying(text), text);
    }

    @Test
    void theTemplateLeavesNothingUnescaped() throws Exception {
        try (var in = HtmlReport.class.getResourceAsStream("report.html")) {
            String template = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertFalse(template.replace("{{{blast.graph}}}", "").contains("{{{"), "only the graph is markup of ours");
            assertFalse(template.contains("{{&"));
            assertNull(template.lines()
                    .filter(line -> line.matches(".*(href|src)=\"(?!#)[^\"]*\\{\\{.*"))
                    .findAny()
                    .orElse(null));
        }
    }

    @Test
    void listsFiveThousandFindingsAndCountsTheRest() throws Exception {
        List<Finding> findings = IntStream.range(0, 5_003)
                .mapToObj(i -> SampleDecisions.finding(
                        "P-" + i % 7,
                        "a.b[" + i + "]",
                        i < 3 ? Severity.CRITICAL : Severity.LOW,
                        i % 2 == 0 ? EnforcementLevel.HARD_MANDATORY : EnforcementLevel.ADVISORY,
                        Outcome.VIOLATION))
                .toList();
        Decision decision = SampleDecisions.with(Verdict.FAIL, findings);

        String html = html(decision);

        assertEquals(5_000, html.split("<details id=", -1).length - 1);
        Document page = parse(html);
        assertEquals(List.of("Critical 3", "Low 5000"), texts(page, "//section[@class='group']/h3"));
        assertEquals(
                List.of("3 more findings left out of this report; the decision document holds them all."),
                texts(page, "//section[@class='findings']/p[@class='omitted']"));
    }

    @Test
    void nothingFoundIsSaid() throws Exception {
        Document page = parse(html(SampleDecisions.empty()));

        assertEquals(List.of("Nothing found.", "No policy took part."), texts(page, "//p[@class='nothing']"));
        assertEquals(List.of("No changes to resources. "), texts(page, "//p[@class='lead']"));
    }
}
