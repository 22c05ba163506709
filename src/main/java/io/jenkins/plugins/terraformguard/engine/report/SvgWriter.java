package io.jenkins.plugins.terraformguard.engine.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the elements of a picture; text is escaped, and what can't be seen in it is spelled out. */
public final class SvgWriter {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    /** A writer of one picture. */
    public SvgWriter() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Begins an element, with names and values of its attributes in turn. */
    public SvgWriter begin(String name, Object... attributes) {
        try {
            out.writeStartElement(name);
            if (name.equals("svg")) {
                out.writeDefaultNamespace(NAMESPACE);
            }
            for (int i = 0; i < attributes.length; i += 2) {
                out.writeAttribute(attributes[i].toString(), SafeText.oneLine(attributes[i + 1].toString()));
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    /** Ends the element that was begun last. */
    public SvgWriter end() {
        try {
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return this;
    }

    /** An element with nothing in it. */
    public SvgWriter empty(String name, Object... attributes) {
        return begin(name, attributes).end();
    }

    /** An element with a text in it. */
    public SvgWriter text(String content, String name, Object... attributes) {
        begin(name, attributes);
        try {
            out.writeCharacters(SafeText.oneLine(content));
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return end();
    }

    /** The picture. */
    public String finish() {
        try {
            out.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        return text + "\n";
    }

    private static IllegalStateException failed(XMLStreamException e) {
        return new IllegalStateException("Writing to memory failed", e);
    }
}
