package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reports as documents that can be asked. */
final class HtmlPages {
    private HtmlPages() {}

    static String html(Decision decision) {
        return HtmlReport.render(decision, DecisionWriter.digest(decision));
    }

    static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    static List<Element> select(Document document, String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    static List<String> texts(Document document, String path) throws Exception {
        return select(document, path).stream().map(Element::getTextContent).toList();
    }

    /** All elements with their attributes, without text. */
    static List<String> structure(Document page) throws Exception {
        List<String> structure = new ArrayList<>();
        for (Element element : select(page, "//*")) {
            StringBuilder line = new StringBuilder(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                line.append(' ').append(element.getAttributes().item(i));
            }
            structure.add(line.toString());
        }
        return structure;
    }
}
