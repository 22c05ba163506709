package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class JUnitReportTest {
    private static final Finding FAILING = finding(EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION);
    private static final Finding REMARK = finding(EnforcementLevel.ADVISORY, Outcome.VIOLATION);
    private static final Finding UNDECIDED = finding(EnforcementLevel.SOFT_MANDATORY, Outcome.UNDECIDED);
    private static final Finding BROKEN = finding(EnforcementLevel.ADVISORY, Outcome.ERROR);
    private static final Finding SHADOW = finding(EnforcementLevel.SHADOW, Outcome.VIOLATION);

    private static Finding finding(EnforcementLevel level, Outcome outcome) {
        return SampleDecisions.finding("P-1", "a." + level.id() + "_" + outcome.id(), Severity.LOW, level, outcome);
    }

    private static List<Element> suites(Decision decision) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitReport.render(decision)))
                .getDocumentElement();
        assertEquals("testsuites", root.getTagName());
        List<Element> suites = children(root);
        int cases = 0;
        for (Element suite : suites) {
            assertEquals("testsuite", suite.getTagName());
            List<Element> tests = children(suite);
            cases += tests.size();
            assertEquals(String.valueOf(tests.size()), suite.getAttribute("tests"));
            for (String kind : List.of("failure", "error", "skipped")) {
                String attribute = kind.equals("skipped") ? kind : kind + "s";
                long count = tests.stream()
                        .filter(test -> !only(test, kind).isEmpty())
                        .count();
                assertEquals(String.valueOf(count), suite.getAttribute(attribute), kind);
            }
        }
        assertTrue(cases > 0, "a report without tests is read as a failure");
        return suites;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> only(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    private static Element single(Finding... findings) throws Exception {
        List<Element> suites = suites(SampleDecisions.with(Verdict.FAIL, List.of(findings)));
        assertEquals(1, suites.size());
        assertEquals(1, children(suites.get(0)).size());
        return children(suites.get(0)).get(0);
    }

    private static List<String> parts(Element test) {
        return children(test).stream().map(Element::getTagName).toList();
    }

    @Test
    void aSuiteForEveryPackAndACaseForEveryPolicyThatWasAsked() throws Exception {
        List<Element> suites = suites(SampleDecisions.full());

        assertEquals(
                List.of("acme-network", "aws-baseline"),
                suites.stream().map(suite -> suite.getAttribute("name")).toList());
        assertEquals(
                List.of(
                        "ACME-S3-001 Buckets are encrypted with a customer-managed key",
                        "ACME-TAG-001 Resources carry an owner",
                        "ACME-EBS-004 Volumes are encrypted",
                        "ACME-RDS-009 Databases keep a final snapshot"),
                children(suites.get(1)).stream()
                        .map(test -> test.getAttribute("name"))
                        .toList());
        assertEquals(
                List.of(List.of("failure", "system-out"), List.of("system-out"), List.of(), List.of("system-out")),
                children(suites.get(1)).stream().map(JUnitReportTest::parts).toList());
        assertEquals("aws-baseline", children(suites.get(1)).get(0).getAttribute("classname"));
    }

    @Test
    void aMandatoryViolationFails() throws Exception {
        Element test = single(REMARK, FAILING, UNDECIDED, BROKEN, FAILING);

        assertEquals(List.of("failure", "system-out"), parts(test));
        Element failure = children(test).get(0);
        assertEquals("failure", failure.getAttribute("type"));
        assertTrue(failure.getAttribute("message").endsWith("wants it (and 1 more)"));
        assertEquals(
                "a.hard-mandatory_violation [hard-mandatory, low, violation]:"
                        + " a.hard-mandatory_violation is not as P-1 wants it\n  Set it right.\n",
                failure.getTextContent().substring(failure.getTextContent().length() / 2));
        String out = children(test).get(1).getTextContent();
        assertTrue(out.contains("a.advisory_violation [advisory, low, violation]"), out);
        assertTrue(out.contains("undecided until apply"), out);
        assertTrue(out.contains("policy error"), out);
    }

    @Test
    void anAdvisoryViolationIsARemark() throws Exception {
        assertEquals(List.of("system-out"), parts(single(REMARK)));
    }

    @Test
    void whatIsUndecidedIsSkippedUnlessSomethingFails() throws Exception {
        assertEquals(List.of("skipped", "system-out"), parts(single(REMARK, UNDECIDED)));
        assertEquals(List.of("failure", "system-out"), parts(single(UNDECIDED, FAILING)));
        assertEquals(List.of("error", "system-out"), parts(single(UNDECIDED, BROKEN)));
    }

    @Test
    void shadowFindingsNeverFail() throws Exception {
        assertEquals(List.of("system-out"), parts(single(SHADOW)));
        assertEquals(List.of("system-out"), parts(single(finding(EnforcementLevel.SHADOW, Outcome.UNDECIDED))));
        assertEquals(List.of("system-out"), parts(single(finding(EnforcementLevel.SHADOW, Outcome.ERROR))));
    }

    @Test
    void withoutAnyPolicyOneTestPasses() throws Exception {
        List<Element> tests = children(suites(SampleDecisions.empty()).get(0));

        assertEquals(1, tests.size());
        assertEquals(List.of(), parts(tests.get(0)));
    }

    @Test
    void noDecisionIsOneError() throws Exception {
        List<Element> suites = suites(SampleDecisions.broken());

        assertEquals(1, suites.size());
        Element test = children(suites.get(0)).get(0);
        assertEquals(List.of("error"), parts(test));
        assertEquals(
                "Unknown key 'asert' (did you mean 'assert'?)\nAt policies/storage.yaml:14:5\n"
                        + "Correct the key and run the guard again.",
                children(test).get(0).getTextContent());
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void hostileTextStaysText(String text) throws Exception {
        Element suite = suites(SampleDecisions.saying(text)).get(0);
        Element test = children(suite).get(0);

        assertEquals(SafeText.oneLine(text), suite.getAttribute("name"));
        assertEquals(
                SafeText.oneLine(text + " " + text).strip(),
                test.getAttribute("name").strip());
        assertEquals(List.of("failure"), parts(test));
        String details = children(test).get(0).getTextContent();
        assertTrue(details.contains(": " + SafeText.visible(text)), details);
        Element broken =
                children(suites(SampleDecisions.brokenSaying(text)).get(0)).get(0);
        assertEquals(List.of("error"), parts(broken));
    }

    @Test
    void longListsAreCut() throws Exception {
        Finding[] findings = IntStream.range(0, 20_000)
                .mapToObj(i -> SampleDecisions.finding(
                        "P-1", "a.b" + i, Severity.LOW, EnforcementLevel.HARD_MANDATORY, Outcome.VIOLATION))
                .toArray(Finding[]::new);

        String details = children(single(findings)).get(0).getTextContent();

        assertTrue(details.endsWith("\nand 19800 more\n"), details.substring(details.length() - 100));
    }
}
