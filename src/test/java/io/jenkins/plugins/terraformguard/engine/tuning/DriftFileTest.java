package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@code drift.yaml} may hold, and that the published schema says the same. */
class DriftFileTest {
    private static final String NAME = ".terraform-guard/drift.yaml";
    private static final String RULE =
            "ignore: [{resources: [aws_a.*], paths: [b], reason: c, owner: d, expires: 2027-01-31}]";

    private static void read(String yaml) throws PolicyException {
        DriftTuning.read(PolicyInput.ofProject(List.of(new PolicyFile(NAME, yaml))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RULE,
                "alarm_after: 1",
                "alarm_after: 100",
                "forbid_ignoring: [security]",
                "forbid_ignoring: [all, aws_iam_*, 'module.a.aws_b.c[\"a b\"]']",
                "forbid_ignoring: []",
                "ignore: []",
                "ignore: [{resources: [aws_a.*], reason: c, owner: d, expires: 2027-01-31}]",
                "ignore: [{resources: [aws_a.*], paths: ['*'], reason: 1, owner: 2, expires: '2027-01-31T12:00:00Z'}]"
            })
    void isTaken(String yaml) throws Exception {
        read(yaml);
        assertEquals(List.of(), SchemaCheck.of("drift.schema.json").problems(yaml, NAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alarm_after: 0",
                "alarm_after: 101",
                "alarm_after: '3'",
                "alarm_after: 1.5",
                "alarm_after: [1]",
                "alarm_after: {a: [[[]]]}",
                "alarm_afer: 1",
                "forbid_ignoring: security",
                "forbid_ignoring: [securty]",
                "ignore: {}",
                "ignore: [aws_a.b]",
                "ignore: [{resources: [], paths: [b], reason: c, owner: d, expires: 2027-01-31}]",
                "ignore: [{resources: [web], paths: [b], reason: c, owner: d, expires: 2027-01-31}]",
                "ignore: [{resources: [a.b], paths: [], reason: c, owner: d, expires: 2027-01-31}]",
                "ignore: [{resources: [a.b], paths: [' '], reason: c, owner: d, expires: 2027-01-31}]",
                "ignore: [{resources: [a.b], paths: [b], reason: '', owner: d, expires: 2027-01-31}]",
                "ignore: [{resources: [a.b], paths: [b], reason: c, owner: d}]",
                "ignore: [{resources: [a.b], paths: [b], reason: c, owner: d, expires: tomorrow}]",
                "ignore: [{resources: [a.b], paths: [b], reason: c, owner: d, expires: 2027-01-31, more: 1}]"
            })
    void isRefused(String yaml) throws Exception {
        PolicyException e = assertThrows(PolicyException.class, () -> read(yaml));
        assertEquals(NAME, e.file());
        assertTrue(e.line() == 1 && e.column() > 0, e.line() + ":" + e.column());
        assertTrue(e.getMessage().endsWith("(layer: project)"), e.getMessage());
        assertFalse(e.remedy().isBlank());
        assertFalse(SchemaCheck.of("drift.schema.json").problems(yaml, NAME).isEmpty());
    }

    @Test
    void aNearMissOfAKeyIsNamed() {
        PolicyException e = assertThrows(PolicyException.class, () -> read("alarm_afer: 1"));
        assertTrue(e.getMessage().contains("alarm_after"), e.getMessage());
    }

    @Test
    void thereIsOneFileInALayerAndABound() {
        List<PolicyFile> two = List.of(new PolicyFile("a/drift.yaml", RULE), new PolicyFile("b/drift.yml", RULE));
        assertThrows(PolicyException.class, () -> DriftTuning.read(PolicyInput.ofProject(two)));
        StringBuilder many = new StringBuilder("ignore:\n");
        for (int i = 0; i < 101; i++) {
            many.append("  - {resources: [aws_a.*], paths: [b], reason: c, owner: d, expires: 2027-01-31}\n");
        }
        List<PolicyFile> file = List.of(new PolicyFile("a/drift.yaml", many.toString()));
        PolicyException e =
                assertThrows(PolicyException.class, () -> DriftTuning.read(new PolicyInput(file, List.of(), file)));
        assertTrue(e.getMessage().contains("200"), e.getMessage());
    }

    @Test
    void nestingIsBounded() {
        assertThrows(PolicyException.class, () -> read("alarm_after: " + "[".repeat(50_000)));
        assertThrows(PolicyException.class, () -> read("alarm_after: " + "[".repeat(3000) + "]".repeat(3000)));
    }

    @Test
    void keysAndBoundsOfTheSchemaAreThoseOfTheReader() throws Exception {
        SchemaCheck schema = SchemaCheck.of("drift.schema.json");
        assertEquals(new TreeSet<>(DriftFile.KEYS), SchemaCheck.names(schema.at("/properties")));
        String rule = "/properties/ignore/items";
        assertEquals(new TreeSet<>(DriftFile.RULE_KEYS), SchemaCheck.names(schema.at(rule + "/properties")));
        assertEquals(new TreeSet<>(DriftFile.MANDATORY), SchemaCheck.texts(schema.at(rule + "/required")));
        assertEquals(
                DriftTuning.MAX_ALARM_AFTER,
                schema.at("/properties/alarm_after/maximum").asInt());
        assertEquals(
                DriftFile.MAX_FORBIDDEN,
                schema.at("/properties/forbid_ignoring/maxItems").asInt());
        assertEquals(
                DriftLayers.MAX_RULES, schema.at("/properties/ignore/maxItems").asInt());
        for (String key : List.of("resources", "paths")) {
            assertEquals(
                    DriftFile.MAX_PATTERNS,
                    schema.at(rule + "/properties/" + key + "/maxItems").asInt());
        }
        assertEquals(
                DriftFile.MAX_PATTERN, schema.at("/$defs/resource/maxLength").asInt());
        assertEquals(
                "^" + DriftFile.RESOURCE + "$",
                schema.at("/$defs/resource/pattern").asText());
        assertEquals(
                DriftFile.MAX_PATTERN,
                schema.at(rule + "/properties/paths/items/maxLength").asInt());
        assertEquals(
                DriftFile.MAX_REASON,
                schema.at(rule + "/properties/reason/maxLength").asInt());
        assertEquals(
                DriftFile.MAX_OWNER,
                schema.at(rule + "/properties/owner/maxLength").asInt());
    }
}
