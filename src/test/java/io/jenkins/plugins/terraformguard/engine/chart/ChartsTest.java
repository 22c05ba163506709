package io.jenkins.plugins.terraformguard.engine.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartsTest {
    private static final String HOSTILE = "</title><script>alert(1)</script>\"'&\u202egnp\u001b[31m\u0000";

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Chart chart(Chart.Unit unit, int columns, int value) {
        List<Chart.Column> all = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            all.add(new Chart.Column("#" + i, "Build " + i, "/job/x/" + i + "/", List.of(value, i % 3)));
        }
        return new Chart(
                "some",
                "Title",
                "What it says",
                unit,
                List.of(new Chart.Series("High", "high"), new Chart.Series("Low", "low")),
                all);
    }

    @Test
    void barsAreStackedAndSayWhatTheyAre() throws Exception {
        Document document = parse(BarsSvg.inPage(chart(Chart.Unit.COUNT, 3, 4)));
        Element svg = document.getDocumentElement();
        assertEquals("group", svg.getAttribute("role"), "a picture has no links in it");
        Set<String> named = new HashSet<>();
        all(document, "title").forEach(title -> named.add(title.getAttribute("id")));
        all(document, "desc").forEach(text -> named.add(text.getAttribute("id")));
        assertTrue(named.containsAll(List.of(svg.getAttribute("aria-labelledby").split(" "))));
        List<Element> links = all(document, "a");
        assertEquals(3, links.size());
        assertEquals("/job/x/1/", links.get(0).getAttribute("href"));
        assertEquals("-1", links.get(0).getAttribute("tabindex"), "the table has stops for the keyboard");
        NodeList bars = links.get(0).getElementsByTagName("rect");
        Element lower = (Element) bars.item(1);
        Element upper = (Element) bars.item(2);
        double bottom = Double.parseDouble(upper.getAttribute("y")) + Double.parseDouble(upper.getAttribute("height"));
        assertEquals(Double.parseDouble(lower.getAttribute("y")), bottom, 0.02);
        assertEquals(
                4.0,
                Double.parseDouble(lower.getAttribute("height")) / Double.parseDouble(upper.getAttribute("height")),
                0.01);
        for (Element bar : List.of(lower, upper)) {
            String pattern = bar.getAttribute("fill").replaceAll("url\\(#(.*)\\)", "$1");
            assertTrue(
                    all(document, "pattern").stream()
                            .anyMatch(one -> one.getAttribute("id").equals(pattern)),
                    pattern);
        }
        assertFalse(lower.getAttribute("fill").equals(upper.getAttribute("fill")));
    }

    @Test
    void everySeriesHasAPatternOfItsOwn() throws Exception {
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < Chart.MAX_SERIES; i++) {
            series.add(new Chart.Series("S" + i, "high"));
        }
        Document document = parse(BarsSvg.inPage(new Chart("x", "t", "d", Chart.Unit.COUNT, series, List.of())));
        Set<String> lines = new HashSet<>();
        all(document, "pattern")
                .forEach(pattern -> lines.add(
                        pattern.getElementsByTagName("path").getLength() == 0
                                ? ""
                                : ((Element) pattern.getElementsByTagName("path")
                                                .item(0))
                                        .getAttribute("d")));
        assertEquals(Chart.MAX_SERIES, lines.size());
    }

    @Test
    void textIsText() throws Exception {
        Chart chart = new Chart(
                "x",
                HOSTILE,
                HOSTILE,
                Chart.Unit.COUNT,
                List.of(new Chart.Series(HOSTILE, "high")),
                List.of(new Chart.Column(HOSTILE, HOSTILE, "/x/\"><script>", List.of(1))));
        for (String svg : List.of(
                BarsSvg.inPage(chart),
                BarsSvg.key(chart, 0),
                StripSvg.inPage("s", HOSTILE, List.of(new StripSvg.Field(HOSTILE, "", StripSvg.Tone.DANGER))),
                BadgeSvg.render(HOSTILE, HOSTILE, StripSvg.Tone.SUCCESS))) {
            Document document = parse(svg);
            assertEquals(List.of(), all(document, "script"));
            assertFalse(svg.contains("\u202e") || svg.contains("\u001b"), svg);
            assertFalse(svg.contains(" style="), "pages forbid styles within");
        }
    }

    @Test
    void nothingIsDrawnOutsideHoweverLargeItIs() throws Exception {
        for (Chart.Unit unit : Chart.Unit.values()) {
            for (int value : new int[] {0, 1, 99, 101, 12_345, Integer.MAX_VALUE}) {
                Document document = parse(BarsSvg.inPage(chart(unit, Chart.MAX_COLUMNS, value)));
                for (Element bar : all(document, "rect")) {
                    if (!bar.getAttribute("y").isEmpty()) {
                        double y = Double.parseDouble(bar.getAttribute("y"));
                        double x = Double.parseDouble(bar.getAttribute("x"));
                        assertTrue(y >= 0 && y <= 190, unit + " " + value + ": y " + y);
                        assertTrue(x + Double.parseDouble(bar.getAttribute("width")) <= 960.1, "x " + x);
                    }
                }
            }
        }
    }

    @Test
    void whatIsNoChartIsRefused() {
        List<Chart.Series> one = List.of(new Chart.Series("a", "high"));
        assertThrows(IllegalArgumentException.class, () -> new Chart.Series("a", "high\" x=\""));
        assertThrows(
                IllegalArgumentException.class, () -> new Chart("a b", "t", "d", Chart.Unit.COUNT, one, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> new Chart("a", "t", "d", Chart.Unit.COUNT, List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> chart(Chart.Unit.COUNT, Chart.MAX_COLUMNS + 1, 1));
    }

    @Test
    void aStripTellsOutcomesApartWithoutColours() throws Exception {
        List<StripSvg.Field> few = List.of(
                new StripSvg.Field("Build 1: passed", "/1/", StripSvg.Tone.SUCCESS),
                new StripSvg.Field("Build 2: failed", "", StripSvg.Tone.DANGER));
        Document document = parse(StripSvg.inPage("s", "Verdicts", few));
        assertEquals(
                List.of("\u2713", "\u2715"),
                all(document, "text").stream().map(Element::getTextContent).toList());
        assertEquals(1, all(document, "a").size(), "what is gone is no link");

        List<StripSvg.Field> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(new StripSvg.Field("b", "", StripSvg.Tone.values()[i % 4]));
        }
        Set<String> heights = new HashSet<>();
        all(parse(StripSvg.inPage("s", "Verdicts", many)), "rect")
                .forEach(field -> heights.add(field.getAttribute("height")));
        assertEquals(4, heights.size());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min",
        "90, 1.5 min",
        "3599, 59.9 min",
        "3600, 1 h",
        "86399, 23.9 h",
        "86400, 1 d",
        "2147483647, 24855.1 d"
    })
    void timesAreShort(long seconds, String text) {
        assertEquals(text, Spans.text(seconds));
    }
}
