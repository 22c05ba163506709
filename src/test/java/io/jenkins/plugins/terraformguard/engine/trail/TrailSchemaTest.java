package io.jenkins.plugins.terraformguard.engine.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published schemas say what the readers say. */
class TrailSchemaTest {
    private static List<String> problems(String schema, byte[] document) throws Exception {
        return SchemaCheck.of(schema).problems(new String(document, StandardCharsets.UTF_8), "document.json");
    }

    private static void same(Pattern pattern, String schema, String pointer) throws Exception {
        assertEquals(
                "^" + pattern + "$",
                SchemaCheck.of(schema).at(pointer + "/pattern").asText(),
                schema + pointer);
    }

    @Test
    void ourDocumentsFit() throws Exception {
        SampleTrail trail = SampleTrail.of(2);
        assertEquals(List.of(), problems("link.schema.json", LinkDocument.write(LinkDocumentTest.full())));
        assertEquals(List.of(), problems("link.schema.json", trail.builds.get(0).get("decision.link.json")));
        assertEquals(
                List.of(), problems("signature.schema.json", trail.builds.get(0).get("decision.sig.json")));
        assertEquals(List.of(), problems("head.schema.json", HeadDocument.write(trail.head)));
        assertEquals(
                List.of(),
                problems(
                        "head.schema.json",
                        HeadDocument.write(Chain.reset(SampleTrail.CHAIN, "g", Gap.HEAD_LOST, ""))));
    }

    @Test
    void othersDoNot() throws Exception {
        String link = new String(LinkDocument.write(LinkDocumentTest.full()), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                link.replace("\"kind\"", "\"kinds\""),
                link.replace("link/v1", "link/v2"),
                link.replace("\"reason\":\"crash\"", "\"reason\":7"))) {
            assertNotEquals(List.of(), problems("link.schema.json", wrong.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void boundsAreThoseOfTheReaders() throws Exception {
        for (String schema : List.of("link.schema.json", "head.schema.json")) {
            same(TrailLimits.CHAIN, schema, "/properties/chain");
            same(TrailLimits.GUARD, schema, "/properties/guard");
            same(TrailLimits.START, schema, "/properties/start");
            same(TrailLimits.WORD, schema, "/properties/gap/properties/reason");
            same(TrailLimits.DIGEST_OR_EMPTY, schema, "/properties/gap/properties/before");
            same(TrailLimits.DIGEST, schema, "/properties/gap/properties/announced/items");
            assertEquals(
                    TrailLimits.ANNOUNCED,
                    SchemaCheck.of(schema)
                            .at("/properties/gap/properties/announced/maxItems")
                            .asInt());
        }
        same(TrailLimits.WORD, "link.schema.json", "/properties/kind");
        same(TrailLimits.DIGEST, "link.schema.json", "/properties/decision");
        same(TrailLimits.TIME, "link.schema.json", "/properties/recorded_at");
        SchemaCheck link = SchemaCheck.of("link.schema.json");
        assertEquals(
                TrailLimits.ARTIFACTS,
                link.at("/properties/artifacts/maxProperties").asInt());
        assertEquals(
                TrailLimits.FACTS, link.at("/properties/facts/maxProperties").asInt());
        assertEquals(
                TrailLimits.TEXT,
                link.at("/properties/origin/properties/job/maxLength").asInt());
    }
}
