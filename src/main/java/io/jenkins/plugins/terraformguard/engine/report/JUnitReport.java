package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The decision as JUnit XML: a suite for every pack, a test case for every policy that was asked. There is always at
 * least one test case, because a file without any counts as a failure to those who read it.
 */
public final class JUnitReport {
    private static final String GENERAL = "terraform-guard";

    private final XMLStreamWriter out;
    /** Before the names of suites and classes, so that those of several plans are told apart. */
    private final String prefix;

    private JUnitReport(XMLStreamWriter out, String prefix) {
        this.out = out;
        this.prefix = prefix;
    }

    /** The document as UTF-8. */
    public static byte[] render(Decision decision) {
        return document(decision.id(), List.of(decision), false);
    }

    /** One document for several plans; suites and classes bear the decision's id before their own name. */
    public static byte[] render(List<Decision> decisions) {
        return document(decisions.get(0).id(), decisions, decisions.size() > 1);
    }

    private static byte[] document(String name, List<Decision> decisions, boolean prefixed) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("testsuites");
            out.writeAttribute("name", SafeText.oneLine(ReportText.PRODUCT + ": " + name));
            out.writeCharacters("\n");
            for (Decision decision : decisions) {
                new JUnitReport(out, prefixed ? decision.id() + "." : "").suites(decision);
            }
            out.writeEndElement();
            out.writeCharacters("\n");
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory failed", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void suites(Decision decision) throws XMLStreamException {
        for (Map.Entry<String, List<JUnitCase>> suite : casesBySuite(decision).entrySet()) {
            suite(suite.getKey(), suite.getValue());
        }
    }

    private static Map<String, List<JUnitCase>> casesBySuite(Decision decision) {
        Map<String, List<JUnitCase>> suites = new LinkedHashMap<>();
        if (decision.error() != null) {
            suites.put(GENERAL, List.of(broken(decision.error())));
            return suites;
        }
        for (JUnitCase testCase : JUnitCase.of(decision)) {
            suites.computeIfAbsent(testCase.pack(), pack -> new ArrayList<>()).add(testCase);
        }
        if (suites.isEmpty()) {
            suites.put(GENERAL, List.of(new JUnitCase(GENERAL, "plan evaluated", JUnitCase.Result.PASSED, "", "", "")));
        }
        return suites;
    }

    private static JUnitCase broken(GuardError error) {
        String location = ReportText.location(error);
        String details = error.message()
                + (location.isEmpty() ? "" : "\nAt " + location)
                + (error.remedy().isBlank() ? "" : "\n" + error.remedy());
        return new JUnitCase(GENERAL, "decision", JUnitCase.Result.ERROR, error.message(), details, "");
    }

    private void suite(String pack, List<JUnitCase> cases) throws XMLStreamException {
        out.writeStartElement("testsuite");
        attribute("name", prefix + pack);
        attribute("tests", cases.size());
        attribute("failures", count(cases, JUnitCase.Result.FAILURE));
        attribute("errors", count(cases, JUnitCase.Result.ERROR));
        attribute("skipped", count(cases, JUnitCase.Result.SKIPPED));
        attribute("time", 0);
        line();
        for (JUnitCase testCase : cases) {
            testCase(testCase);
        }
        out.writeEndElement();
        line();
    }

    private void testCase(JUnitCase testCase) throws XMLStreamException {
        out.writeStartElement("testcase");
        attribute("classname", prefix + testCase.pack());
        attribute("name", testCase.name());
        attribute("time", 0);
        if (testCase.result() != JUnitCase.Result.PASSED) {
            out.writeStartElement(testCase.result().element());
            attribute("message", testCase.summary());
            if (testCase.result() != JUnitCase.Result.SKIPPED) {
                attribute("type", testCase.result().element());
            }
            text(testCase.details());
            out.writeEndElement();
        }
        if (!testCase.remarks().isEmpty()) {
            out.writeStartElement("system-out");
            text(testCase.remarks());
            out.writeEndElement();
        }
        out.writeEndElement();
        line();
    }

    private static int count(List<JUnitCase> cases, JUnitCase.Result result) {
        return (int) cases.stream().filter(c -> c.result() == result).count();
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        out.writeAttribute(name, SafeText.oneLine(value.toString()));
    }

    private void text(String text) throws XMLStreamException {
        out.writeCharacters(SafeText.visible(text));
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n");
    }
}
