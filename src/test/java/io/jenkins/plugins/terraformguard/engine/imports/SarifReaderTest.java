package io.jenkins.plugins.terraformguard.engine.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as scanners write them. */
class SarifReaderTest {
    static List<ForeignReport> read(String text) throws ImportException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<ForeignReport> read(byte[] bytes) throws ImportException {
        return SarifReader.read(new ByteArrayInputStream(bytes), "a.sarif");
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = SarifReaderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** A report of one run with these results. */
    static String run(String results, String... more) {
        return "{\"version\": \"2.1.0\", \"runs\": [{\"results\": [" + results + "]"
                + Stream.of(more).map(part -> ", " + part).collect(Collectors.joining())
                + ", \"tool\": {\"driver\": {\"name\": \"x\", \"rules\": [{\"id\": \"R0\", \"name\": \"nought\","
                + " \"defaultConfiguration\": {\"level\": \"note\"}, \"messageStrings\": {\"m\": {\"text\":"
                + " \"{0} is {1}{7}\"}}, \"properties\": {\"security-severity\": 7.0}}]}, \"extensions\": [{\"name\":"
                + " \"e\", \"rules\": [{\"id\": \"E0\", \"shortDescription\": {\"text\": \"of an extension\"}}]}]}}]}";
    }

    static ForeignResult one(String result, String... more) throws ImportException {
        List<ForeignResult> results = read(run(result, more)).get(0).results();
        assertEquals(1, results.size());
        return results.get(0);
    }

    @Test
    void checkov() throws Exception {
        byte[] bytes = resource("checkov.sarif");
        ForeignReport report = read(bytes).get(0);
        assertEquals("a.sarif", report.source());
        assertEquals("checkov 3.2.300", report.tool() + " " + report.toolVersion());
        assertEquals(Sha256.hex(bytes), report.sha256());
        ForeignResult logging = report.results().get(0);
        assertEquals("CKV_AWS_18", logging.rule());
        assertEquals("Ensure the S3 bucket has access logging enabled", logging.title());
        assertEquals("error", logging.level());
        assertEquals("", logging.severity());
        assertTrue(logging.help().endsWith("\nhttps://docs.example.test/s3-13"), logging.help());
        assertEquals("infra/main.tf:2-4", logging.file() + ":" + logging.line() + "-" + logging.endLine());
        assertFalse(logging.suppressed());
        assertEquals("critical", report.results().get(1).severity());
        assertTrue(report.results().get(1).suppressed());
    }

    @Test
    void trivyExplainsWhatItsPathsAreRelativeTo() throws Exception {
        ForeignReport report = read(resource("trivy.sarif")).get(0);
        ForeignResult logging = report.results().get(0);
        assertEquals("trivy", report.tool());
        assertEquals("/home/ci/work space/infra/main.tf", logging.file());
        assertEquals("note low", logging.level() + " " + logging.severity());
        assertTrue(logging.message().contains("\nMessage: Bucket has logging disabled\n"), logging.message());
    }

    @Test
    void severalScannersInOneFile() throws Exception {
        List<ForeignReport> reports = read(resource("several.sarif"));
        assertEquals(
                List.of("tfsec", "kics", "terrascan", "snyk", "semgrep"),
                reports.stream().map(ForeignReport::tool).toList());
        assertEquals(
                List.of("/w/infra/main.tf", "infra/main.tf", "infra/main.tf", "C:/work/infra/main.tf", "infra/main.tf"),
                reports.stream().map(report -> report.results().get(0).file()).toList());
        assertEquals(
                List.of("warning", "warning", "warning", "note", "warning"),
                reports.stream().map(report -> report.results().get(0).level()).toList());
        ForeignResult terrascan = reports.get(2).results().get(0);
        assertEquals(List.of("*.aws_s3_bucket.logs"), terrascan.addresses());
        assertEquals("medium", terrascan.severity());
        assertEquals("5f2b1c9a77aa_0", reports.get(4).results().get(0).fingerprint());
        assertEquals(
                List.of("Syntax error at line infra/broken.tf:1"),
                reports.get(4).problems());
        assertEquals("1.99.0", reports.get(4).toolVersion());
    }

    @Test
    void aRuleIsFoundByIndexByIdAndInExtensions() throws Exception {
        assertEquals("R0", one("{\"ruleIndex\": 0}").rule());
        assertEquals(
                "note high",
                one("{\"ruleId\": \"R0\"}").level() + " "
                        + one("{\"ruleId\": \"R0\"}").severity());
        ForeignResult extension = one("{\"rule\": {\"index\": 0, \"toolComponent\": {\"index\": 0}}}");
        assertEquals("E0 of an extension", extension.rule() + " " + extension.title());
        assertEquals(
                "R0/1 nought",
                one("{\"ruleId\": \"R0/1\", \"ruleIndex\": 0}").rule() + " "
                        + one("{\"ruleId\": \"R0/1\", \"ruleIndex\": 0}").title());
        assertEquals("warning", one("{\"ruleId\": \"unknown\"}").level());
        assertEquals(
                "a is b{7}",
                one("{\"ruleId\": \"R0\", \"message\": {\"id\": \"m\", \"arguments\": [\"a\", \"b\"]}}")
                        .message());
    }

    @Test
    void whatIsNoFindingIsLeftOut() throws Exception {
        assertEquals(
                List.of(),
                read(run("{\"ruleId\": \"a\", \"kind\": \"pass\"}, {\"ruleId\": \"a\", \"kind\": \"notApplicable\"},"
                                + " {\"ruleId\": \"a\", \"baselineState\": \"absent\"}"))
                        .get(0)
                        .results());
        assertEquals("warning", one("{\"ruleId\": \"a\", \"kind\": \"open\"}").level());
        assertEquals(
                "note", one("{\"ruleId\": \"a\", \"kind\": \"informational\"}").level());
    }

    @Test
    void aSuppressionThatSomebodyRefusedIsNone() throws Exception {
        assertTrue(one("{\"ruleId\": \"a\", \"suppressions\": [{\"status\": \"accepted\"}]}")
                .suppressed());
        assertFalse(one("{\"ruleId\": \"a\", \"suppressions\": [{}, {\"status\": \"rejected\"}]}")
                .suppressed());
        assertFalse(one("{\"ruleId\": \"a\", \"suppressions\": [{\"status\": \"underReview\"}]}")
                .suppressed());
        assertFalse(one("{\"ruleId\": \"a\", \"suppressions\": []}").suppressed());
    }

    @Test
    void eachPlaceIsAResult() throws Exception {
        String places =
                "{\"physicalLocation\": {\"artifactLocation\": {\"index\": 0}, \"region\": {\"startLine\": 3}}},"
                        + " {\"logicalLocations\": [{\"fullyQualifiedName\": \"module.a[\\\"x\\\"].aws_s3_bucket.b[0]\"}]},"
                        + " {\"physicalLocation\": null}";
        List<ForeignResult> results = read(run(
                        "{\"ruleId\": \"a\", \"locations\": [" + places + "]}",
                        "\"artifacts\": [{\"location\": {\"uri\": \"./x/../m.tf\"}}]"))
                .get(0)
                .results();
        assertEquals("m.tf", results.get(0).file());
        assertEquals(3, results.get(0).endLine());
        assertEquals(
                List.of("module.a[\"x\"].aws_s3_bucket.b[0]"), results.get(1).addresses());
        assertEquals("", results.get(2).file());
        assertEquals(
                List.of("aws_iam_role.r"),
                one("{\"ruleId\": \"a\", \"properties\": {\"resource\": \"aws_iam_role.r\", \"n\": [1]}}")
                        .addresses());
    }

    @Test
    void byteOrderMarksAndUtf16() throws Exception {
        String text = run("{\"ruleId\": \"a\", \"message\": {\"text\": \"\u00e4\"}}");
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals(
                    "\u00e4",
                    read(("\ufeff" + text).getBytes(charset))
                            .get(0)
                            .results()
                            .get(0)
                            .message());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b/m.tf, '', a b/m.tf",
        "%zz/%4, '', %zz/%4",
        "m.tf, SUB, infra/m.tf",
        "m.tf, NESTED, infra/net/m.tf",
        "m.tf, CIRCLE, '*'",
        "m.tf, ROOTPATH, m.tf",
        "../../path/m.tf, '', ../../path/m.tf",
        "C:/../m.tf, '', C:/m.tf",
        "/../m.tf, '', /m.tf",
        "/m.tf, SUB, /m.tf",
        "file://host/w/m.tf, '', /w/m.tf",
        "file:/w/m.tf, '', /w/m.tf",
        "https://example.test/m.tf, '', ''",
        "git::https://example.test//m.tf, '', ''",
        "C:\\w\\m.tf, '', C:/w/m.tf",
        "../../etc/passwd, '', ../../etc/passwd",
        "a/%2e%2e/%2e%2e/m.tf, '', ../m.tf",
        "a%0ab.tf, '', ''",
        "., '', ''"
    })
    void paths(String uri, String base, String expected) {
        String path = SarifPath.of(
                uri,
                base,
                java.util.Map.of(
                        "SUB", new SarifPath.Base("infra/", ""),
                        "NESTED", new SarifPath.Base("net", "SUB"),
                        "CIRCLE", new SarifPath.Base("c", "CIRCLE"),
                        "ROOTPATH", new SarifPath.Base("file:///", "")));
        assertTrue(expected.equals("*") ? path.endsWith("c/m.tf") : path.equals(expected), path);
    }

    /** Else the level of the milder of two rules could hold for both. */
    @Test
    void ofRulesWithTheSameIdTheIndexSaysWhichOne() throws Exception {
        String report = run("{\"rule\": {\"id\": \"E0\", \"index\": 0, \"toolComponent\": {\"index\": 0}}},"
                        + " {\"ruleId\": \"E0\"}")
                .replace("\"id\": \"R0\"", "\"id\": \"E0\"");
        assertEquals(
                List.of("warning", "note"),
                read(report).get(0).results().stream().map(ForeignResult::level).toList());
    }

    @ParameterizedTest
    @CsvSource({"Bucket {0} is {1}, Bucket a is b", "'{{0}} is {0}, {9} is {9}', '{0} is a, {9} is {9}'", "{{{0}}}, {a}"
    })
    void argumentsAreFilledIntoATextAsWell(String text, String expected) throws Exception {
        String result = "{\"ruleId\": \"a\", \"message\": {\"text\": \"" + text + "\", \"arguments\": [\"a\", \"b\"]}}";
        assertEquals(expected, one(result).message());
        // Who writes no arguments means the braces.
        assertEquals(text, one(result.replace("\"a\", \"b\"", "")).message());
        String many = result.replace(text, "{0}".repeat(3_000)).replace("\"b\"", "\"b\"");
        assertTrue(one(many.replace("[\"a\"", "[\"" + "w ".repeat(200) + "\""))
                        .message()
                        .length()
                <= ForeignText.MAX_MESSAGE);
    }

    /** Only a name that says where it begins is one of the root module. */
    @Test
    void namesWithoutAModuleAreMarked() throws Exception {
        String named = "{\"ruleId\": \"a\", \"locations\": [{\"logicalLocations\": [%s]}]}";
        assertEquals(
                List.of("*.aws_s3_bucket.b"),
                one(named.formatted("{\"kind\": \"aws_s3_bucket\", \"name\": \"b\"}"))
                        .addresses());
        assertEquals(
                List.of("*.aws_s3_bucket.b"),
                one(named.formatted("{\"name\": \"aws_s3_bucket.b\"}")).addresses());
        assertEquals(
                List.of("module.m.aws_s3_bucket.b"),
                one(named.formatted("{\"name\": \"module.m.aws_s3_bucket.b\"}")).addresses());
        assertEquals(
                List.of("aws_s3_bucket.b"),
                one(named.formatted("{\"name\": \"aws_s3_bucket.b\", \"fullyQualifiedName\": \"aws_s3_bucket.b\"}"))
                        .addresses());
    }
}
