package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.terraformguard.engine.impact.ChangeWords;
import io.jenkins.plugins.terraformguard.engine.impact.RiskFactor;
import io.jenkins.plugins.terraformguard.engine.policy.SchemaCheck;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema of {@code impact.yaml} says what the binder takes. */
class ImpactSchemaTest {
    private static SchemaCheck schema() throws IOException {
        return SchemaCheck.of("impact.schema.json");
    }

    static Set<String> files() {
        Set<String> files = new TreeSet<>(BundledImpact.names());
        files.add(ImpactFile.RISK);
        return files;
    }

    @Test
    void theKeysAreThoseOfTheBinder() throws Exception {
        assertEquals(new TreeSet<>(ImpactFile.KEYS), SchemaCheck.names(schema().at("/properties")));
        assertEquals(new TreeSet<>(RowBinder.ROW_KEYS), SchemaCheck.names(schema().at("/$defs/row/properties")));
        assertEquals(
                new TreeSet<>(RowBinder.PROTECTION_KEYS),
                SchemaCheck.names(schema().at("/$defs/protection/properties")));
        assertEquals(new TreeSet<>(RowExamples.KEYS), SchemaCheck.names(schema().at("/$defs/example/properties")));
        assertEquals(
                new TreeSet<>(ChangeWords.ALL),
                SchemaCheck.texts(schema().at("/$defs/row/properties/actions/items/enum")));
    }

    @Test
    void theSettingsOfTheScoreAreThoseThatThereAre() throws Exception {
        String risk = "/properties/risk/properties";
        Map<String, YamlNode> bundled = BundledImpact.settings().members();
        assertEquals(
                bundled.keySet().stream().collect(Collectors.toCollection(TreeSet::new)),
                SchemaCheck.names(schema().at(risk)));
        assertEquals(
                Arrays.stream(RiskFactor.values()).map(RiskFactor::id).collect(Collectors.toCollection(TreeSet::new)),
                SchemaCheck.names(schema().at(risk + "/weights/properties")));
        for (RiskFactor factor : RiskFactor.values()) {
            Set<String> weights = new TreeSet<>(factor.counted());
            weights.add("most");
            String path = "/weights/properties/" + factor.id() + "/properties";
            assertEquals(weights, SchemaCheck.names(schema().at(risk + path)));
            assertEquals(
                    weights,
                    new TreeSet<>(bundled.get("weights")
                            .members()
                            .get(factor.id())
                            .members()
                            .keySet()));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theBundledFilesFit(String name) throws Exception {
        assertEquals(
                "[]", schema().problems(BundledImpact.file(name).text(), name).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        {rows: []}
        {reversibility: {}}
        {reversibility: [{id: a, types: [x], class: lossy, reason: R}]}
        {reversibility: [{id: a, types: [], class: lossy, reason: R, restore: S}]}
        {reversibility: [{id: A, types: [x], class: lossy, reason: R, restore: S}]}
        {reversibility: [{id: a, types: [x], class: bad, reason: R, restore: S}]}
        {reversibility: [{id: a, types: [x], actions: [destroy], class: lossy, reason: R, restore: S}]}
        {reversibility: [{id: a, types: [x], attributes: ["a[0]"], class: lossy, reason: R, restore: S}]}
        {protections: [{id: a, types: [x], reason: R}]}
        {risk: {threshold: 101}}
        {risk: {weights: {drift: {each: -1}}}}
        {risk: {weights: {other: {each: 1}}}}
        {risk: {levels: {high: 0}}}
        {risk: {production_words: [""]}}
        """)
    void whatTheBinderRefusesDoesNotFit(String yaml) throws Exception {
        assertFalse(schema().problems(yaml, "impact.yaml").isEmpty());
    }
}
