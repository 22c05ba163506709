package io.jenkins.plugins.terraformguard.engine.report;

import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.html;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.parse;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.select;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.structure;
import static io.jenkins.plugins.terraformguard.engine.report.HtmlPages.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.SampleImpact;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.Drifts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Drift in the reports: what counts, what is noise, what is ignored, and what is not known. */
class DriftInReportsTest {
    private static final String SECTION = "//section[h2/@id='drift']";

    private static String markdown(Decision decision) {
        return MarkdownReport.render(decision, "0".repeat(64));
    }

    private static Decision with(List<Drift> drift, DriftSummary summary) {
        return SampleImpact.with(SampleDecisions.empty(), drift, summary);
    }

    private static DriftSummary summary(String status, String... problems) {
        return new DriftSummary(status, 0, 0, Map.of(), Map.of(), 0, List.of(problems));
    }

    private static DriftedPath path(DriftClass driftClass, String planned) {
        return new DriftedPath("size", "1", "2", planned, driftClass, "", "", false, false, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | Nothing was changed outside Terraform.",
                "noise-only | Nothing that matters was changed outside Terraform: all that differs is noise or ignored.",
                "incomplete | It is not known whether anything was changed outside Terraform. This is not \u201cno drift\u201d.",
                "not-asked | The plan does not say whether anything was changed outside Terraform."
            })
    void everyStatusIsSaidInItsOwnWords(String status, String headline) throws Exception {
        Decision decision = with(List.of(), summary(status));
        Document page = parse(html(decision));
        assertEquals(List.of(headline), texts(page, SECTION + "/p[starts-with(@class, 'headline')]"));
        assertEquals(
                status.equals("incomplete") ? 1 : 0,
                select(page, SECTION + "/p[@class='headline warning']").size());
        assertEquals(
                !status.equals("not-asked"),
                markdown(decision).contains(headline),
                "the summary says nothing of nothing");
    }

    @Test
    void whatKeptTerraformFromLookingIsAWarning() throws Exception {
        Decision decision = with(List.of(), summary(DriftSummary.INCOMPLETE, "Planning failed: there may be more"));
        Document page = parse(html(decision));
        assertEquals(
                List.of("Planning failed: there may be more"), texts(page, SECTION + "/ul[@class='notes warning']/li"));
        assertTrue(markdown(decision).contains("\u26a0\ufe0f **It is not known"), markdown(decision));
        assertTrue(markdown(decision).contains("Planning failed: there may be more."), markdown(decision));
    }

    @Test
    void aResourceShowsWhatBecomesOfItAndTheWaysOut() throws Exception {
        Document page = parse(html(SampleImpact.full()));
        assertEquals(
                List.of("1 resource changed outside Terraform, 3 differences; there may be more."),
                texts(page, SECTION + "/p[@class='headline warning']"));
        assertEquals(
                List.of("1 will be reverted", "2 unmanaged"), texts(page, SECTION + "/dl[@class='fates']//dt/span"));
        assertEquals(List.of("aws_security_group.web"), texts(page, SECTION + "/details[@open]/summary/h3"));
        String card = texts(page, SECTION + "/details").get(0);
        for (String text : List.of(
                "infra/network.tf:12",
                "Critical",
                "TG-AWS-001",
                "ingress[0].from_port",
                "security",
                "the plan depends on it",
                "will be reverted",
                "2 more attributes left out.",
                "1 more differ by noise only.",
                "1 more ignored.",
                "Revert: Somebody opened port 22",
                "Risk: Somebody opened port 22")) {
            assertTrue(card.contains(text), text);
        }
        assertEquals(
                Collections.nCopies(2, "ingress = [\n  {\n    from_port = 22\n  },\n]"),
                texts(page, SECTION + "//details//pre/code"),
                "what is to be copied keeps its lines");
        assertEquals(List.of("Noise 4", "Ignored 2"), texts(page, SECTION + "/h3"));
        assertEquals(
                List.of("aws_security_group.web vpc_security_group_ids", "and 3 more"),
                texts(page, SECTION + "/details[@class='more']//li"));
        assertEquals(
                List.of("4: The same elements in another order"),
                texts(page, SECTION + "/details[@class='more']/summary"));
        assertTrue(texts(page, SECTION + "/ul[@class='paths']/li")
                .get(0)
                .startsWith("aws_security_group.web tags.Owner: Somebody"));

        String markdown = markdown(SampleImpact.full());
        assertTrue(
                markdown.contains("| critical | `aws_security_group.web` changed<br>`infra/network.tf:12` | "
                        + "`ingress[0].from_port` will be reverted<br>and 2 more<br>"
                        + "violates `TG-AWS-001` Somebody opened port 22 |"),
                markdown);
        assertTrue(markdown.contains("4 differences are noise"), markdown);
        assertTrue(markdown.contains("2 are ignored."), markdown);
    }

    @ParameterizedTest
    @EnumSource(DriftClass.class)
    void everyClassHasNameMeaningAndLook(DriftClass driftClass) throws Exception {
        Drift drift = Drifts.of("a.b", "delete", "", List.of(Drifts.path("", driftClass, "", "")), 0);
        Document page = parse(html(with(List.of(drift), summary(DriftSummary.DRIFTED))));
        assertEquals(List.of(DriftText.meaning(driftClass)), texts(page, SECTION + "//div[@class='card-body']/p"));
        assertEquals(List.of(), select(page, SECTION + "//table"), "there is no attribute to list");
        assertEquals(
                List.of(DriftText.name(driftClass)),
                texts(page, SECTION + "//span[@class='badge fate-" + driftClass.id() + "']"));
        boolean plain = driftClass == DriftClass.STATE_ONLY;
        assertEquals(!plain, HtmlReport.css().contains(".fate-" + driftClass.id()));
        assertEquals(
                DriftClass.values().length,
                EnumSet.allOf(DriftClass.class).stream()
                        .map(DriftText::meaning)
                        .distinct()
                        .count());
    }

    @Test
    void aPlannedValueIsShownOnlyIfItIsAThirdOne() {
        assertEquals("3", planned(path(DriftClass.OVERWRITTEN, "3")));
        assertEquals("", planned(path(DriftClass.REVERTED, "1")));
        assertEquals("", planned(path(DriftClass.ACCEPTED, "2")));
        assertEquals("", planned(path(DriftClass.UNMANAGED, "")));
    }

    private static String planned(DriftedPath path) {
        return DriftRow.of(Drifts.of("a.b", "update", "", List.of(path), 0), DriftedPath::counts, 9, 9)
                .attributes()
                .shown()
                .get(0)
                .planned();
    }

    @Test
    void whatIsNoiseOnlyIsNoDriftedResource() throws Exception {
        Drift noise = Drifts.of(
                "a.noise", "update", "", List.of(Drifts.path("tags", DriftClass.STATE_ONLY, "json-document", "")), 0);
        Decision decision = with(
                List.of(noise),
                new DriftSummary(DriftSummary.NOISE_ONLY, 0, 0, Map.of(), Map.of("json-document", 1), 0, List.of()));
        Document page = parse(html(decision));
        assertEquals(List.of("Changed outside Terraform 0"), texts(page, SECTION + "/h2"));
        assertEquals(List.of(), select(page, SECTION + "/details[starts-with(@class, 'card')]"));
        assertEquals(List.of("a.noise tags"), texts(page, SECTION + "/details//li"));
        assertTrue(
                markdown(decision).contains("noise or ignored. 1 difference is noise \\(1 json document\\)."),
                markdown(decision));
    }

    @Test
    void fiftyThousandDriftedAttributesFitOnThePage() throws Exception {
        List<DriftedPath> paths = IntStream.range(0, 45)
                .mapToObj(i -> new DriftedPath(
                        "attribute_" + i, "before", "after", "", DriftClass.REVERTED, "", "", false, false, ""))
                .toList();
        DriftRemedy remedy = new DriftRemedy("accept", "Write it", "x".repeat(400), "hcl", "main.tf", 3, "");
        List<Drift> drift = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            drift.add(new Drift(
                    "a.b[" + i + "]", "a", "update", "", paths, 0, "low", List.of(), List.of(remedy, remedy), "", 0));
        }
        Decision decision = with(
                drift,
                new DriftSummary(
                        DriftSummary.DRIFTED,
                        1_250,
                        56_250,
                        Map.of("will-be-reverted", 56_250),
                        Map.of(),
                        0,
                        List.of()));
        String html = html(decision);
        assertTrue(html.length() < 6_000_000, () -> html.length() + " characters");
        Document page = parse(html);
        assertEquals(1_000, select(page, SECTION + "/details").size());
        assertEquals(5_000, select(page, SECTION + "//tbody/tr").size());
        assertEquals(1_000, select(page, SECTION + "//pre").size());
        assertEquals(
                List.of(
                        "250 more resources left out of this report; the decision document holds them as far as it has room."),
                texts(page, SECTION + "/p[@class='omitted']"));
        assertEquals(
                1_200 * 45 - 200 * 45 - 5_000,
                texts(page, SECTION + "//p[@class='omitted' and contains(., 'attributes')]").stream()
                        .mapToInt(text -> Integer.parseInt(text.split(" ")[0]))
                        .sum());
        String markdown = markdown(decision);
        assertEquals(
                5, markdown.lines().filter(line -> line.startsWith("| low |")).count());
        assertTrue(markdown.contains("\u2026 and 1245 more resources."), markdown);
        assertTrue(markdown.length() < 4_000, markdown);
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextStaysText(String text) throws Exception {
        Decision hostile = SampleImpact.saying(SampleDecisions.full(), text);
        Decision harmless = SampleImpact.saying(SampleDecisions.full(), "harmless");
        Document page = parse(html(hostile));
        assertEquals(structure(parse(html(harmless))), structure(page));
        String all = page.getDocumentElement().getTextContent();
        assertEquals(SafeText.visible(all), all);
        assertTrue(all.contains(SafeText.oneLine(text)), text);

        List<String> own = markdown(harmless).lines().map(MarkdownProse::active).toList();
        List<String> lines = markdown(hostile).lines().toList();
        assertEquals(own, lines.stream().map(MarkdownProse::active).toList());
        lines.forEach(MarkdownProse::assertNoReference);
        assertFalse(lines.isEmpty());
    }
}
