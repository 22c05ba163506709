package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no plan ends in an error that says what it is, where, and what to do. */
class BadInputTest {
    private static final String START = "{\"format_version\":\"1.2\",";

    private static PlanException refused(byte[] bytes) {
        PlanException e = assertThrows(PlanException.class, () -> TestPlans.read(TestPlans.source(bytes)));
        assertEquals("plan.json", e.file());
        assertFalse(e.getMessage().isBlank());
        assertFalse(e.remedy().isBlank());
        assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e.getMessage());
        return e;
    }

    private static PlanException refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        Error: no plan                        ; not JSON
        # main.tf                             ; not JSON
        <html><body>404</body></html>         ; not JSON
        PK\u0003\u0004 zip                    ; saved plan
        PK                                    ; saved plan
        [1, 2]                                ; JSON object
        "text"                                ; JSON object
        42                                    ; not JSON
        {}                                    ; format_version
        {"format_version": 1.2}               ; format_version
        {"format_version": "2.0"}             ; format version 2.0
        {"format_version": "17"}              ; format version 17
        {"format_version": "x"}               ; format version x
        {"version": 4, "serial": 3, "lineage": "a", "resources": []}    ; state file
        {"@level":"info","@message":"Terraform 1.11.4","type":"version"} ; log messages
        {"format_version":"1.2"} {"format_version":"1.2"}   ; more than one
        {"format_version":"1.2"} and then      ; other text
        {"format_version":"1.2"}]              ; other text
        {"format_version":"1.2","a":1,"a":2}   ; "a" twice
        {"format_version":"1.2","resource_changes":[],"resource_changes":[]} ; "resource_changes" twice
        {"format_version":"1.2","resource_changes":{}}       ; must be a list
        {"format_version":"1.2","resource_drift":"none"}     ; must be a list
        {"format_version":"1.2","resource_changes":[1]}      ; must hold objects
        {"format_version":"1.2","resource_changes":[{"change":{"after":{"b":1,"c":2,"b":3}}}]} ; same key twice
        {"format_version":"1.2","variables":{"v":{"value":{"b":1,"b":3}}}}    ; same key twice
        {"format_version":"1.2","resource_changes":[{"address":"a"]}          ; not valid JSON
        {"format_version":"1.2","x":NaN}       ; not valid JSON
        {"format_version":"1.2","x":01}        ; not valid JSON
        {"format_version":"1.2","x":'a'}       ; not valid JSON
        {"format_version":"1.2","x":"a	b"}    ; not valid JSON
        {"format_version":"1.2","x":"\\q"}     ; not valid JSON
        {"format_version":"1.2", // comment    ; not valid JSON
        {"format_version":"1.2",}              ; not valid JSON
        """)
    void isNamedForWhatItIs(String text, String expected) {
        PlanException e = refused(text);
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @Test
    void logMessagesAreRecognisedInTheirLines() {
        String line = "{\"@level\":\"info\",\"@message\":\"Plan: 1 to add\",\"type\":\"change_summary\"}\n";
        PlanException e = refused(line + line + line);
        assertTrue(e.getMessage().contains("log messages"), e.getMessage());
        assertTrue(e.remedy().contains("terraform show -json"), e.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\t \r\n", "\ufeff", "\ufeff \n"})
    void nothingIsNoPlan(String text) {
        assertTrue(refused(text).getMessage().matches(".*(empty|white space).*"));
    }

    /** Of a file that is cut off somewhere, nothing is believed. */
    @Test
    void cutOffAnywhere() throws Exception {
        String json = START + "\"resource_changes\":["
                + TestPlans.resource(
                        "test_thing",
                        "t",
                        "\"actions\":[\"create\"],\"before\":null,\"after\":{\"n\":12.5,\"b\":true,\"l\":[null,\"\u00e9\"]},"
                                + "\"after_unknown\":{\"id\":true}")
                + "],\"configuration\":{\"root_module\":{\"variables\":{\"v\":{\"sensitive\":true}}}},\"errored\":false}";
        byte[] whole = json.getBytes(StandardCharsets.UTF_8);
        assertEquals(1, TestPlans.read(TestPlans.source(whole)).changes().size());
        Random random = new Random(20240607);
        for (int i = 0; i < 50; i++) {
            int length = 1 + random.nextInt(whole.length - 1);
            PlanException e = refused(java.util.Arrays.copyOf(whole, length));
            assertEquals(1, e.line(), () -> length + ": " + e.getMessage());
            assertTrue(e.column() > 0 && e.column() <= length + 2, () -> length + ": column " + e.column());
        }
    }

    @Test
    void aMistakeIsFoundWhereItIs() {
        PlanException e =
                refused("{\n  \"format_version\": \"1.2\",\n  \"resource_changes\": [ { \"address\": oops } ]\n}");
        assertEquals(3, e.line());
        assertTrue(e.column() >= 38 && e.column() <= 44, "column " + e.column());
        PlanException twice = refused("{\n  \"format_version\": \"1.2\",\n  \"a\": 1,\n  \"a\": 2\n}");
        assertEquals(4, twice.line());
        assertEquals(3, twice.column());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000007b7fffffff",
                "00007b0000000000",
                "fffe0000ffffffff",
                "0000feff00110000",
                "ffd8ffe000104a46",
                "7b22ff223a317d",
                "7b2261223a22c3287d",
                "00000000000000000000",
                "7f454c4602010100"
            })
    void bytesThatAreNoText(String hex) {
        refused(HexFormat.of().parseHex(hex));
    }

    @Test
    void anythingAtAllIsReadOrRefusedButNeverAFault() throws IOException {
        byte[] whole = (START + "\"resource_changes\":[{\"address\":\"a.b\",\"change\":{\"actions\":[\"create\"],"
                        + "\"after\":{\"n\":[1,2.5,\"x\"]},\"after_sensitive\":{\"n\":[false,true]}}}]}")
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        int refusals = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] mutant = whole.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                TestPlans.read(TestPlans.source(mutant));
            } catch (PlanException e) {
                refusals++;
            }
        }
        assertTrue(refusals > 500, refusals + " refusals");
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(100_000);
        for (String place : new String[] {
            "\"x\":" + deep,
            "\"resource_changes\":[{\"change\":{\"after\":" + deep,
            "\"variables\":{\"v\":{\"value\":" + deep,
            "\"planned_values\":{\"root_module\":" + "{\"child_modules\":[".repeat(50_000),
            "\"configuration\":{\"root_module\":" + "{\"module_calls\":{\"m\":{\"module\":".repeat(50_000)
        }) {
            PlanException e = refused(START + place);
            assertEquals("The plan goes beyond the limit max-depth of 250", e.getMessage());
            assertTrue(e.remedy().contains("max-depth"), e.remedy());
            assertTrue(e.column() > 0);
        }
    }

    @Test
    void sizeIsBounded() {
        ReadLimits small = ReadLimits.parse("max-size=100");
        PlanSource large = TestPlans.source(START + "\"x\":\"" + "a".repeat(200) + "\"}");
        PlanException e = assertThrows(PlanException.class, () -> new PlanReader(small).open(large, done -> {}));
        assertTrue(e.getMessage().contains("beyond the limit max-size of 100"), e.getMessage());
        ReadLimits shortTexts = ReadLimits.parse("max-string=1000");
        PlanSource text = TestPlans.source(START + "\"variables\":{\"v\":{\"value\":\"" + "a".repeat(2000) + "\"}}}");
        PlanException f = assertThrows(PlanException.class, () -> new PlanReader(shortTexts).open(text, done -> {}));
        assertEquals("The plan goes beyond the limit max-string of 1000", f.getMessage());
    }

    @Test
    void aFolderIsNoPlan(@TempDir Path folder) {
        assertThrows(IOException.class, () -> TestPlans.open(PlanSource.ofFile(folder)));
    }

    /** Whatever the file is, its text may hold secrets. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = \"hunter2-secret\"",
                "hunter2-secret",
                "{\"a\": hunter2-secret}",
                "{\"a\": truehunter2-secret}",
                "{\"a\": 'hunter2-secret'}",
                "{\"hunter2-secret\" 1}",
                "{\"format_version\":\"1.2\"} hunter2-secret"
            })
    void messagesQuoteNothingOfTheFile(String text) {
        PlanException e = refused(text);
        assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
        assertFalse(e.remedy().contains("hunter2"), e.remedy());
    }
}
