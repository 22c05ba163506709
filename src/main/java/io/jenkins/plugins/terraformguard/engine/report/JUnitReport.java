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

    private JUnitReport(XMLStreamWriter out) {
        this.out = out;
    }

    /** The document as UTF-8. */
    public static byte[] render(Decision decision) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitReport(out).document(decision);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory failed", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void document(Decision decision) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        line();
        out.writeStartElement("testsuites");
        attribute("name", ReportText.PRODUCT + ": " + decision.id());
        line();
        for (Map.Entry<String, List<JUnitCase>> suite : suites(decision).entrySet()) {
            suite(suite.getKey(), suite.getValue());
        }
        out.writeEndElement();
        line();
        out.writeEndDocument();
    }

    private static Map<String, List<JUnitCase>> suites(Decision decision) {
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
        attribute("name", pack);
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
        attribute("classname", testCase.pack());
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
