package io.jenkins.plugins.terraformguard.engine.report;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes JUnit XML, in the form that Jenkins reads. */
public final class JUnitDocument {
    private final XMLStreamWriter out;

    private JUnitDocument(XMLStreamWriter out) {
        this.out = out;
    }

    /** Test cases that belong together; the name is also that of their class. */
    public record Suite(String name, List<JUnitCase> cases) {
        public Suite {
            cases = List.copyOf(cases);
        }
    }

    /** The document as UTF-8. */
    public static byte[] render(String name, List<Suite> suites) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("testsuites");
            out.writeAttribute("name", SafeText.oneLine(ReportText.PRODUCT + ": " + name));
            out.writeCharacters("\n");
            JUnitDocument document = new JUnitDocument(out);
            for (Suite suite : suites) {
                document.suite(suite);
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

    private void suite(Suite suite) throws XMLStreamException {
        List<JUnitCase> cases = suite.cases();
        out.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("tests", cases.size());
        attribute("failures", count(cases, JUnitCase.Result.FAILURE));
        attribute("errors", count(cases, JUnitCase.Result.ERROR));
        attribute("skipped", count(cases, JUnitCase.Result.SKIPPED));
        attribute("time", 0);
        line();
        for (JUnitCase testCase : cases) {
            testCase(suite.name(), testCase);
        }
        out.writeEndElement();
        line();
    }

    private void testCase(String suite, JUnitCase testCase) throws XMLStreamException {
        out.writeStartElement("testcase");
        attribute("classname", suite);
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
