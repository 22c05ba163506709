package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.expr.ParamType;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema of packs says what the binder takes. */
class PackSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("guard.root", "."));

    private static SchemaCheck schema() throws IOException {
        return SchemaCheck.of("policy-pack.schema.json");
    }

    private static SchemaCheck schemaOf(String file) throws IOException {
        if (file.endsWith("settings.yaml")) {
            return SchemaCheck.of("settings.schema.json");
        }
        return file.endsWith(LayerFiles.EXAMPLES) ? examples() : schema();
    }

    private static SchemaCheck examples() throws IOException {
        return SchemaCheck.of("policy-examples.schema.json");
    }

    @Test
    void theKeysAreThoseOfTheBinder() throws Exception {
        assertEquals(new TreeSet<>(PackLoader.KEYS), SchemaCheck.names(schema().at("/properties")));
        assertEquals(
                new TreeSet<>(ExamplesFile.KEYS), SchemaCheck.names(examples().at("/properties")));
        assertEquals(new TreeSet<>(PolicyBinder.KEYS), SchemaCheck.names(schema().at("/$defs/policy/properties")));
        assertEquals(new TreeSet<>(ExampleBinder.KEYS), SchemaCheck.names(schema().at("/$defs/example/properties")));
        assertEquals(new TreeSet<>(OthersBinder.KEYS), SchemaCheck.names(schema().at("/$defs/other/properties")));
        assertEquals(
                new TreeSet<>(ParameterBinder.KEYS), SchemaCheck.names(schema().at("/$defs/parameter/properties")));
    }

    @Test
    void theWordsAreThoseOfTheBinder() throws Exception {
        String policy = "/$defs/policy/properties";
        assertEquals(
                new TreeSet<>(EnforcementLevel.ids()), SchemaCheck.texts(schema().at(policy + "/enforcement/enum")));
        assertEquals(
                Arrays.stream(Severity.values()).map(Severity::id).collect(Collectors.toCollection(TreeSet::new)),
                SchemaCheck.texts(schema().at(policy + "/severity/enum")));
        assertEquals(
                new TreeSet<>(PolicyBinder.ACTIONS), SchemaCheck.texts(schema().at(policy + "/actions/items/enum")));
        assertEquals(
                new TreeSet<>(ExampleBinder.EXPECTATIONS),
                SchemaCheck.texts(schema().at("/$defs/example/properties/expect/enum")));
        assertEquals(
                new TreeSet<>(ParamType.ids()),
                SchemaCheck.texts(schema().at("/$defs/parameter/properties/type/enum")));
    }

    @Test
    void packsThatAreThereFit() throws Exception {
        int seen = 0;
        for (String folder : Set.of(
                "src/main/resources/io/jenkins/plugins/terraformguard/policies",
                "examples/web-shop/.terraform-guard")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    SchemaCheck schema = schemaOf(file.toString());
                    assertEquals(List.of(), schema.problems(Files.readString(file), file.toString()));
                    seen++;
                }
            }
        }
        assertTrue(seen >= 5, seen + " files");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        {pack: a, policies: []}
        {pack: A B, version: 1, policies: []}
        {pack: a, version: 1, policies: {}}
        {pack: a, version: 1, policies: [], more: 1}
        {pack: a, version: 1, policies: [], params: [a]}
        {pack: a, version: 1, policies: [], params: {x: {type: strng}}}
        {pack: a, version: 1, policies: [], params: {x: {type: string, defalt: a}}}
        {pack: a, version: 1, policies: [{id: A, title: T, severity: bad, enforcement: shadow, assert: a}]}
        {pack: a, version: 1, policies: [{id: A, title: T, severity: low, enforcement: shadow}]}
        """)
    void whatTheBinderRefusesDoesNotFit(String yaml) throws Exception {
        assertFalse(schema().problems(yaml, "a.yaml").isEmpty());
    }

    @Test
    void parametersOfBothKindsFit() throws Exception {
        assertEquals(
                List.of(),
                schema().problems(
                                "{pack: a, version: 1, policies: [], params: {x: 1, y: {k: v}, z: {type: int, open: true}}}",
                                "a.yaml"));
    }
}
