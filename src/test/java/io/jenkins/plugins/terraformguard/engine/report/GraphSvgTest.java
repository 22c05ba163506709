package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class GraphSvgTest {
    private static BlastRadius.Node node(String id, String action, int depth) {
        return new BlastRadius.Node(id, "resource", action, 1, depth);
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document document, String element) {
        NodeList all = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void showsWhatHappensInWordsAndSigns() throws Exception {
        BlastRadius blast = new BlastRadius(
                1,
                1,
                List.of(
                        node("aws_vpc.main", "replace", 0),
                        new BlastRadius.Node("module.a.module.b.aws_subnet.s", "resource", "", 3, 1),
                        new BlastRadius.Node("output.o", "output", "", 0, 2)),
                List.of(
                        new BlastRadius.Edge("aws_vpc.main", "module.a.module.b.aws_subnet.s", false),
                        new BlastRadius.Edge("module.a.module.b.aws_subnet.s", "output.o", false),
                        new BlastRadius.Edge("local.cidr", "output.o", true)),
                List.of("local.cidr"),
                2);
        Document document = parse(GraphSvg.render(blast));
        assertEquals("img", document.getDocumentElement().getAttribute("role"));
        assertEquals(
                List.of(
                        "Blast radius: 1 changed block, 1 downstream",
                        "local.cidr (not in the plan)",
                        "aws_vpc.main (replace)",
                        "module.a.module.b.aws_subnet.s (no change of its own \u00b7 3 instances)",
                        "output.o (output \u00b7 no change of its own)"),
                texts(document, "title"));
        assertTrue(texts(document, "desc").get(0).contains("2 more are not drawn"));
        List<String> texts = texts(document, "text");
        assertTrue(
                texts.containsAll(List.of("\u2212/+", "aws_vpc.main", "replace", "aws_subnet.s", "?")),
                texts::toString);
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("1 changed block, 1 downstream, 2 not drawn")));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.terraformguard.engine.report.Hostile#texts")
    void foreignTextStaysText(String text) throws Exception {
        BlastRadius blast = new BlastRadius(
                1,
                0,
                List.of(new BlastRadius.Node(text, text, text, 1, 0)),
                List.of(new BlastRadius.Edge(text + "x", text, true), new BlastRadius.Edge(text, "gone", false)),
                List.of(text),
                0);
        String svg = GraphSvg.render(blast);
        Document document = parse(svg);
        assertEquals(2, texts(document, "rect").size());
        assertTrue(texts(document, "title").stream()
                .anyMatch(title -> title.startsWith(SafeText.oneLine(text).substring(0, 3))));
        for (String element : List.of("script", "img", "a", "image", "foreignObject", "h1", "use")) {
            assertEquals(List.of(), texts(document, element), element);
        }
        assertFalse(svg.replace("http://www.w3.org/2000/svg", "").contains("href"), svg);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noTwoBoxesOverlapAndAllLieInThePicture(long seed) {
        Random random = new Random(seed);
        List<BlastRadius.Node> nodes = new ArrayList<>();
        List<BlastRadius.Edge> edges = new ArrayList<>();
        for (int i = 0; i < BlastRadius.MAX_NODES; i++) {
            nodes.add(node("t.n" + i, "update", seed == 4 ? i : random.nextInt(1 + (int) seed * 3)));
            edges.add(new BlastRadius.Edge("t.n" + random.nextInt(60), "t.n" + i, false));
            edges.add(new BlastRadius.Edge("local.l" + random.nextInt(60), "t.n" + i, true));
        }
        GraphLayout layout = new GraphLayout(new BlastRadius(1, 1, nodes, edges, List.of(), 0));
        List<GraphLayout.Box> boxes = layout.boxes();
        assertEquals(BlastRadius.MAX_NODES + GraphLayout.MAX_LOST, boxes.size());
        for (int i = 0; i < boxes.size(); i++) {
            GraphLayout.Box box = boxes.get(i);
            assertTrue(box.x() >= 0 && box.right() <= layout.width(), box::toString);
            assertTrue(box.y() >= 0 && box.y() + GraphLayout.HEIGHT <= layout.height(), box::toString);
            for (GraphLayout.Box other : boxes.subList(i + 1, boxes.size())) {
                boolean apart = box.right() < other.x()
                        || other.right() < box.x()
                        || box.y() + GraphLayout.HEIGHT < other.y()
                        || other.y() + GraphLayout.HEIGHT < box.y();
                assertTrue(apart, () -> box + " and " + other);
            }
        }
    }

    @Test
    void equalGraphsGiveEqualBytesAndNothingIsAPictureToo() throws Exception {
        BlastRadius blast = new BlastRadius(
                2,
                0,
                List.of(node("t.b", "create", 0), node("t.a", "delete", 0)),
                List.of(new BlastRadius.Edge("t.a", "t.b", false), new BlastRadius.Edge("t.b", "t.a", false)),
                List.of(),
                0);
        assertEquals(GraphSvg.render(blast), GraphSvg.render(blast));
        Document nothing = parse(GraphSvg.render(BlastRadius.NONE));
        assertTrue(texts(nothing, "text").contains("Nothing changes that others depend on."));
        assertNotNull(nothing.getDocumentElement().getAttribute("viewBox"));
    }
}
