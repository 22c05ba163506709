package io.jenkins.plugins.terraformguard.engine.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that are broken, or made to do harm. */
class SarifHostileTest {
    private static ImportException refused(byte[] bytes) {
        ImportException refused = assertThrows(ImportException.class, () -> SarifReaderTest.read(bytes));
        assertEquals("a.sarif", refused.file());
        assertFalse(refused.remedy().isEmpty());
        return refused;
    }

    private static ImportException refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | The report is empty",
                "[] | '' | is not an object",
                "{\"runs\": []} | /version | is missing",
                "{\"version\": \"2.0.0\", \"runs\": []} | /version | is not 2.1.0",
                "{\"version\": \"2.1.0\"} | /runs | is missing",
                "{\"version\": \"2.1.0\", \"runs\": []} | /runs | is empty: no scanner has run",
                "{\"version\": \"2.1.0\", \"runs\": [{}]} | /runs/0/tool | is missing",
                "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"x\"}}}]} | /runs/0/results"
                        + " | is missing: the scanner has not looked at anything",
                "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"x\"}}, \"results\": null}]}"
                        + " | /runs/0/results | is missing: the scanner has not looked at anything",
                "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {}}, \"results\": []}]}"
                        + " | /runs/0/tool/driver/name | is missing: it names the scanner",
                "{\"version\": \"2.1.0\", \"version\": \"2.1.0\", \"runs\": []} | /version | is there twice"
            })
    void aReportThatCannotBeReliedOn(String text, String place, String problem) {
        ImportException refused = refused(text);
        assertEquals(place, refused.place());
        assertEquals(problem, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"level\": \"critical\", \"ruleId\": \"a\"} | /runs/0/results/1/level",
                "{\"kind\": \"bad\", \"ruleId\": \"a\"} | /runs/0/results/1/kind",
                "{} | /runs/0/results/1/ruleId",
                "{\"ruleIndex\": 9} | /runs/0/results/1/ruleIndex",
                "{\"ruleIndex\": -3} | /runs/0/results/1/ruleIndex",
                "{\"rule\": {\"toolComponent\": {\"index\": 5}}, \"ruleId\": \"a\"} | /runs/0/results/1/rule",
                "{\"ruleId\": 5} | /runs/0/results/1/ruleId",
                "\"text\" | /runs/0/results/1"
            })
    void aResultThatNobodyCanUnderstandNamesItsPlace(String result, String place) {
        assertEquals(
                place,
                refused(SarifReaderTest.run("{\"ruleId\": \"a\"}, " + result)).place());
    }

    @Test
    void aRunThatFailedIsNoReport() {
        ImportException refused =
                refused(SarifReaderTest.run("", "\"invocations\": [{\"executionSuccessful\": false}]"));
        assertEquals("/runs/0/invocations/0/executionSuccessful", refused.place());
    }

    @Test
    void whateverIsCutOffIsRefused() throws Exception {
        byte[] whole = SarifReaderTest.resource("several.sarif");
        for (int length = 0; length < whole.length - 2; length += 97) {
            refused(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void whatCannotBeReadIsRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertEquals(
                "The report can't be read: gone",
                assertThrows(ImportException.class, () -> SarifReader.read(broken, "b"))
                        .getMessage());
    }

    @Test
    void boundsHold() {
        refused("[".repeat(100_000));
        refused(SarifReaderTest.run("{\"ruleId\":\"a\"},".repeat(SarifResult.Budget.MAX) + "{\"ruleId\":\"a\"}"));
        refused(SarifReaderTest.run("{\"ruleId\": \"a\", \"locations\": [" + "{},".repeat(2_000) + "{}]}"));
        refused(new byte[] {'{', (byte) 0xff, '}'});
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) ' ');
                return length;
            }
        };
        assertTrue(assertThrows(ImportException.class, () -> SarifReader.read(endless, "e"))
                .getMessage()
                .contains("larger than"));
    }

    @Test
    void argumentsCannotBlowAMessageUp() throws Exception {
        String text = "{0}".repeat(100_000);
        String message = "{\"id\": \"m\", \"arguments\": [\"" + "a".repeat(1_000_000) + "\"]}";
        String report = SarifReaderTest.run("{\"ruleId\": \"R0\", \"message\": " + message + "}")
                .replace("{0} is {1}{7}", text);
        assertEquals(
                ForeignText.MAX_MESSAGE,
                SarifReaderTest.read(report).get(0).results().get(0).message().length());
    }

    /** Sixty bytes of a report must not become half a million that are looked through for credentials. */
    @Test
    void manyMessagesOfManyArgumentsAreReadInTime() throws Exception {
        String argument = "token = password: ".repeat(25);
        String result = "{\"ruleId\": \"R0\", \"message\": {\"id\": \"m\", \"arguments\": [\"" + argument + "\"]}}";
        String report = SarifReaderTest.run(String.join(",", Collections.nCopies(1_000, result)))
                .replace("{0} is {1}{7}", "{0}".repeat(1_300));
        assertEquals(
                1_000,
                assertTimeout(Duration.ofSeconds(20), () -> SarifReaderTest.read(report))
                        .get(0)
                        .results()
                        .size());
        assertEquals("a b c", message("{0} {1} c", "a", "b"));
        assertEquals("c", message("c", "a"));
    }

    private static String message(String text, String... arguments) throws ImportException {
        String report = SarifReaderTest.run("{\"ruleId\": \"R0\", \"message\": {\"id\": \"m\", \"arguments\": [\""
                        + String.join("\", \"", arguments) + "\"]}}")
                .replace("{0} is {1}{7}", text);
        return SarifReaderTest.read(report).get(0).results().get(0).message();
    }

    /** Only what the guard has asked itself is an answer of opa. */
    @Test
    void noFilePassesForTheAnswerOfRegoPolicies() throws Exception {
        for (String name : List.of("opa", "OPA", " Opa ")) {
            String report = SarifReaderTest.run("").replace("\"name\": \"x\"", "\"name\": \"" + name + "\"");
            assertEquals("opa-report", SarifReaderTest.read(report).get(0).tool());
        }
    }

    @Test
    void whatIsWrongIsToldWithoutWhatNobodySees() {
        ImportException told = new ImportException("f", "/a\n\u001b[2J", "rule \u202eb\nFinished: SUCCESS", "r");
        assertEquals("/a [2J: rule b Finished: SUCCESS", told.inOneLine());
        ImportException opa = assertThrows(
                ImportException.class,
                () -> OpaReader.read(
                        "{\"errors\": [{\"message\": \"bad\\n\\u001b[2J\"}]}".getBytes(StandardCharsets.UTF_8),
                        new RegoQuery(List.of()),
                        "policy",
                        "1.0.0",
                        ""));
        assertTrue(opa.getMessage().endsWith("bad [2J"), opa.getMessage());
    }

    @Test
    void credentialsAndHiddenCharactersDoNotComeIn() throws Exception {
        String key = "AKIA" + "IOSFODNN7" + "ABCDEFG";
        ForeignResult result = SarifReaderTest.one("{\"ruleId\": \"a/" + key + "\", \"message\": {\"text\": \"fine\\n"
                + key
                + "\\u202e\\u0007x\"}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"" + key
                + ".tf\"}, \"region\": {\"startLine\": 1}}}]}");
        assertFalse(result.toString().contains(key), result.toString());
        assertTrue(result.message().startsWith("fine\n"), result.message());
        ForeignResult late = SarifReaderTest.one("{\"ruleId\": \"a\", \"message\": {\"text\": \""
                + "x ".repeat(ForeignText.MAX_MESSAGE / 2 - 5) + key + "\"}}");
        assertFalse(late.message().contains("AKIA"), "half of a key is left");
        assertEquals(
                "axb",
                SarifReaderTest.one("{\"ruleId\": \"a\\u202ex\\u0000b\"}").rule());
    }

    @Test
    void namesOfScannersAndRulesAreMadeFit() {
        assertEquals("trivy", ScannerName.of("Trivy"));
        assertEquals("snyk", ScannerName.of("Snyk IaC"));
        assertEquals("import-tool", ScannerName.of("Import"));
        assertEquals("script-alert-1-script", ScannerName.of("<script>alert(1)</script>"));
        assertTrue(ScannerName.of("\u68c0\u67e5").matches("tool-[0-9a-f]{8}"));
        assertTrue(
                ScannerName.FORM.matcher(ScannerName.of("x".repeat(39) + " y")).matches());
        assertEquals("checkov:CKV_AWS_18", ScannerName.policy("checkov", "CKV_AWS_18"));
        assertTrue(ScannerName.policy("x", "a/b").matches("x:a-b-[0-9a-f]{8}"));
        assertFalse(ScannerName.policy("x", "a/b").equals(ScannerName.policy("x", "a\\b")));
        assertTrue(ScannerName.policy("x", "a".repeat(500)).length() <= 128);
    }
}
