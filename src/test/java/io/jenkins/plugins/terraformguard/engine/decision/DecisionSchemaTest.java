package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaChanges;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published schema says what {@link DecisionReader} says, as far as a schema can. */
class DecisionSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaCheck schema = schema();

    private static SchemaCheck schema() {
        try {
            return SchemaCheck.of("decision.schema.json");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Decision> samples() {
        return List.of(
                SampleDecisions.full(),
                SampleDecisions.empty(),
                SampleDecisions.broken(),
                SampleDecisions.exempt("why"),
                SampleImpact.full(),
                SampleGrounds.full(),
                SampleReviews.full(),
                SampleReviews.raised(),
                SampleImports.full());
    }

    private static JsonNode json(Decision decision) throws Exception {
        return JSON.readTree(DecisionWriter.write(decision));
    }

    /** A document with everything in it. */
    private static ObjectNode everything() throws Exception {
        ObjectNode document = (ObjectNode) json(SampleReviews.full());
        for (Decision other : List.of(SampleImpact.full(), SampleDecisions.exempt("why"))) {
            JsonNode more = json(other);
            for (String key :
                    List.of("drift", "drift_summary", "impact", "findings", "waivers", "baseline", "settings")) {
                if (document.path(key).size() < more.path(key).size()
                        || document.path(key).isNull()) {
                    document.set(key, more.get(key));
                }
            }
        }
        document.set(
                "settings",
                json(SampleReasons.saying(SampleDecisions.full(), "x")).get("settings"));
        JsonNode imports = json(SampleImports.full());
        document.set("imports", imports.get("imports"));
        ((ObjectNode) document.get("settings")).set("imports", imports.at("/settings/imports"));
        ((ObjectNode) document.at("/findings/0")).set("also_found_by", imports.at("/findings/0/also_found_by"));
        return document;
    }

    private static boolean isRead(JsonNode document) {
        try {
            DecisionReader.read(document.toString().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (DecisionFormatException e) {
            return false;
        }
    }

    @Test
    void ourDocumentsFit() throws Exception {
        for (Decision decision : samples()) {
            assertEquals(List.of(), schema.problems(json(decision)), decision.id());
        }
        assertEquals(List.of(), schema.problems(everything()));
        assertTrue(isRead(everything()));
    }

    @Test
    void otherDocumentsDoNot() throws Exception {
        String document = json(SampleReviews.full()).toString();
        for (String[] wrong : new String[][] {
            {"decision/v1", "decision/v2"},
            {"\"verdict\":\"fail\"", "\"verdict\":\"ok\""},
            {"\"phase\":\"plan\"", "\"phase\":\"destroy\""},
            {"\"severity\":\"high\"", "\"severity\":\"worst\""},
            {"\"id\":\"production\"", "\"id\":\"a/b\""},
            {"\"modules\":[{\"key\"", "\"modules\":[{\"kay\""},
            {"\"status\":\"discarded\"", "\"status\":\"believed\""},
            {"\"verdict\":\"fail\",\"verdict_rules\"", "\"verdict\":\"pass\",\"verdict_rules\""}
        }) {
            String changed = document.replace(wrong[0], wrong[1]);
            assertNotEquals(document, changed, wrong[0]);
            assertNotEquals(List.of(), schema.problems(JSON.readTree(changed)), wrong[1]);
        }
    }

    @Test
    void everyKeyIsDescribed() throws Exception {
        Set<String> missing = new TreeSet<>();
        described(schema.at(""), everything(), "", missing);
        assertEquals(Set.of(), missing);
    }

    private void described(JsonNode rule, JsonNode value, String path, Set<String> missing) {
        JsonNode resolved =
                rule.has("$ref") ? schema.at(rule.get("$ref").asText().substring(1)) : rule;
        for (String key : SchemaCheck.names(value)) {
            JsonNode inner = resolved.path("properties").path(key);
            if (inner.isMissingNode() && !resolved.has("additionalProperties")) {
                missing.add(path + "/" + key);
            } else {
                described(inner, value.get(key), path + "/" + key, missing);
            }
        }
        if (value.isArray()) {
            value.forEach(element -> described(resolved.path("items"), element, path + "/0", missing));
        }
    }

    private static final Pattern SUM = Pattern.compile(
            "(without )?/policies/\\d+/(evaluated|passed|violations|undecided|errors)( = 7)?: only the schema takes it");

    @Test
    void schemaAndReaderAgreeOnEveryChange() throws Exception {
        SchemaChanges changes = SchemaChanges.of(schema, everything(), DecisionSchemaTest::isRead);
        List<String> sums = changes.different().stream()
                .filter(change -> SUM.matcher(change).matches())
                .toList();
        assertTrue(sums.size() >= 5, "no schema adds up what policies answered: " + sums);
        assertEquals(
                List.of(),
                changes.different().stream()
                        .filter(change -> !sums.contains(change))
                        .toList());
        assertTrue(changes.tried() > 3_000, changes.tried() + " changes");
    }

    private static void put(JsonNode parent, String key, JsonNode value) {
        ((ObjectNode) parent).set(key, value);
    }

    @Test
    void textsThatAreTooLongAreCutBeforeTheyAreWritten() throws Exception {
        String most = "x".repeat(DecisionLimits.STRING_LENGTH);
        ObjectNode document = everything();
        put(document.at("/findings/0"), "remediation", JSON.getNodeFactory().textNode(most));
        assertTrue(isRead(document) && schema.problems(document).isEmpty());
        put(document.at("/findings/0"), "remediation", JSON.getNodeFactory().textNode(most + "x"));
        assertFalse(isRead(document) || schema.problems(document).isEmpty());
        Decision tooLong = new DecisionMaker("g", "1.0", Provenance.NONE)
                .fail(
                        new Decision.GuardError("input", most + "\ud83d\ude00", "", 0, 0, ""),
                        Decision.PlanIdentity.NONE);
        Decision read = DecisionReader.read(DecisionWriter.write(tooLong));
        assertEquals(most.substring(1) + "\u2026", read.error().message());
    }

    @Test
    void boundsOfListsAreThoseOfTheReader() throws Exception {
        for (String pointer : List.of(
                "/destructive/changes",
                "/findings/0/evidence",
                "/provenance/run/change_references",
                "/scope/providers",
                "/scope/regions",
                "/review/raised",
                "/review/concerns",
                "/review/concerns/0/facts",
                "/review/struck",
                "/review/fixes",
                "/review/witnesses")) {
            ObjectNode document = everything();
            ArrayNode list = (ArrayNode) document.at(pointer);
            int most = bound(pointer);
            JsonNode element = list.get(0);
            while (list.size() < most) {
                list.add(element);
            }
            assertTrue(isRead(document) && schema.problems(document).isEmpty(), pointer);
            list.add(element);
            assertFalse(isRead(document) || schema.problems(document).isEmpty(), pointer);
        }
    }

    private static int bound(String pointer) {
        return switch (pointer) {
            case "/destructive/changes" -> Decision.Destructive.MAX;
            case "/findings/0/evidence" -> DecisionLimits.EVIDENCE;
            case "/scope/providers", "/scope/regions" -> Scope.MAX;
            case "/review/raised" -> ReviewSummary.MAX_RAISED;
            case "/review/concerns" -> ReviewSummary.MAX_CONCERNS;
            case "/review/concerns/0/facts" -> ReviewSummary.MAX_PARTS;
            case "/review/struck" -> ReviewSummary.MAX_STRUCK;
            case "/review/fixes" -> ReviewSummary.MAX_FIXES;
            case "/review/witnesses" -> ReviewSummary.MAX_WITNESSES;
            default -> DecisionLimits.REFERENCES;
        };
    }
}
