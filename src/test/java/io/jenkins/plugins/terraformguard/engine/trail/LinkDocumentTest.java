package io.jenkins.plugins.terraformguard.engine.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links and heads as documents: written one way, read only so. */
class LinkDocumentTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    static Link full() {
        return new Link(
                new Position(SampleTrail.CHAIN, "production", 7, ONE, "", new Gap(Gap.CRASH, List.of(TWO, ONE), "")),
                new Event(
                        Event.DECISION,
                        TWO,
                        new TreeMap<>(Map.of("report.html", ONE, "policies/own.yaml", TWO)),
                        new Origin("shop/main \u00e9", "17", "https://ci.example/job/shop/17/", "Anna"),
                        "2026-03-14T09:26:53Z",
                        "2026-03-14T09:27:53.125Z",
                        new TreeMap<>(Map.of("terraform-guard", "1.2.3", "terraform", "1.12.2")),
                        new TreeMap<>(Map.of("commit", "abc", "branch", "main"))));
    }

    private static String text(Link link) {
        return new String(LinkDocument.write(link), StandardCharsets.UTF_8);
    }

    private static String refused(String document) {
        return assertThrows(TrailException.class, () -> LinkDocument.read(document.getBytes(StandardCharsets.UTF_8)))
                .getMessage();
    }

    @Test
    void linksAndHeadsComeBackAsTheyWere() throws Exception {
        assertEquals(full(), LinkDocument.read(LinkDocument.write(full())));
        assertEquals(Sha256.hex(LinkDocument.write(full())), LinkDocument.digest(full()));
        ChainHead fresh = Chain.reset(SampleTrail.CHAIN, "g", Gap.HEAD_LOST, ONE);
        ChainHead old = new ChainHead(SampleTrail.CHAIN, "g", 3, ONE, List.of(TWO), "", null);
        for (ChainHead head : List.of(fresh, old, Chain.first(SampleTrail.CHAIN, "g"))) {
            assertEquals(head, HeadDocument.read(HeadDocument.write(head)));
        }
    }

    @Test
    void theStatementIsOneOfInToto() throws Exception {
        JsonNode statement = new ObjectMapper().readTree(Statement.of(full()));
        assertEquals("https://in-toto.io/Statement/v1", statement.get("_type").asText());
        assertEquals(Statement.PREDICATE_TYPE, statement.get("predicateType").asText());
        assertEquals(new ObjectMapper().readTree(text(full())), statement.get("predicate"));
        assertEquals(3, statement.get("subject").size());
        assertEquals("decision.json", statement.at("/subject/0/name").asText());
        assertEquals(TWO, statement.at("/subject/0/digest/sha256").asText());
        assertEquals("policies/own.yaml", statement.at("/subject/1/name").asText());
    }

    @Test
    void oneTextForOneLink() {
        String text = text(full());
        assertTrue(refused(" " + text).contains("canonical"));
        assertTrue(refused(text.replace("\"sequence\":7", "\"sequence\":7,\"serial\":1"))
                .contains("does not know"));
        assertTrue(refused(text.replace("shop", "\\u0073hop")).contains("canonical"));
        assertTrue(refused(text.replace("\"kind\"", "\"kind\":\"x\",\"kind\"")).contains("twice"));
    }

    @Test
    void laterVersionsAreToldFromNonsense() {
        String later = refused("{\"links\":[],\"schema\":\"terraform-guard/link/v2\"}");
        assertTrue(later.contains("of another version, terraform-guard/link/v2"), later);
        assertTrue(refused("{\"schema\":\"terraform-guard/head/v1\"}")
                .contains("it says of itself: terraform-guard/head/v1"));
        assertTrue(refused("{\"schema\":\"\u202eevil\"}").contains("nothing that is known"));
        assertTrue(refused("{}").contains("nothing that is known"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sequence\":7|\"sequence\":2",
                "\"sequence\":7|\"sequence\":-7",
                "\"sequence\":7|\"sequence\":7.0",
                "\"sequence\":7|\"sequence\":99999999999",
                "\"start\":\"\"|\"start\":\"first\"",
                "\"start\":\"\"|\"start\":\"x\"",
                "\"guard\":\"production\"|\"guard\":\"a/b\"",
                "\"reason\":\"crash\"|\"reason\":\"Crash!\"",
                "\"before\":\"\"|\"before\":\"12\"",
                "\"kind\":\"decision\"|\"kind\":\"\"",
                "report.html|../report.html",
                "report.html|/report.html",
                "report.html|a//b",
                "report.html|a/./b",
                "report.html|decision.json",
                "report.html|x.link.json",
                "report.html|a\\b",
                "\"commit\"|\"com mit\"",
                "2026-03-14T09:26:53Z|yesterday",
                "\"gap\":{|\"gap\":{\"x\":[],",
                "\"origin\":{|\"origin\":7,\"o\":{"
            })
    void whatContradictsItselfIsRefused(String right, String wrong) {
        String text = text(full());
        assertTrue(text.contains(right), right);
        refused(text.replace(right, wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "[[[[[[[[[[", "{\"schema\":", "7", "\"x\"", "{\"schema\":7}"})
    void nonsense(String document) {
        refused(document);
        assertThrows(TrailException.class, () -> HeadDocument.read(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void deepAndHugeDocumentsEnd() {
        refused("[".repeat(1_000_000));
        refused("{\"schema\":\"" + "x".repeat(1_000_000) + "\"}");
        refused(" ".repeat(TrailLimits.DOCUMENT_BYTES + 1));
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        TreeMap<String, String> many = new TreeMap<>();
        for (int i = 0; i < TrailLimits.ARTIFACTS; i++) {
            many.put(i + "x".repeat(400), ONE);
        }
        Link link = new Link(full().position(), Event.of(Event.DECISION, TWO, many));
        assertThrows(IllegalArgumentException.class, () -> LinkDocument.write(link));
        many.put("one more", ONE);
        assertThrows(IllegalArgumentException.class, () -> Event.of(Event.DECISION, TWO, many));
    }

    @Test
    void aDecisionOfALaterVersionIsNamedAsSuch() {
        byte[] later = "{\"schema\":\"terraform-guard/decision/v9\"}".getBytes(StandardCharsets.UTF_8);
        assertTrue(DecisionGlance.of(later).problem().contains("another version, terraform-guard/decision/v9"));
        assertTrue(DecisionGlance.of(new byte[] {'{'}).problem().startsWith("This is no decision"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/..", "../a", "/a", "a/", "a//b", "a\\b", "a\u0000b", "a\nb", "\ud800"})
    void namesThatLeadElsewhere(String name) {
        assertEquals(false, ArtifactName.isSafe(name));
    }
}
