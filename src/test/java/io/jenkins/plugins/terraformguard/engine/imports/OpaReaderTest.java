package io.jenkins.plugins.terraformguard.engine.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaReaderTest {
    private static final RegoRule DENY = new RegoRule(List.of("main"), "deny_public", RegoRule.Kind.DENY);
    private static final RegoRule EXCEPTION = new RegoRule(List.of("main"), "exception", RegoRule.Kind.EXCEPTION);
    private static final RegoRule WARN = new RegoRule(List.of("main"), "warn", RegoRule.Kind.WARN);

    @Test
    void textsAndObjectsAreResults() throws ImportException {
        ForeignReport report = read("""
                ["first", {"msg": "second", "id": "NET-1", "severity": "HIGH", "title": "Open", "file": "a.tf", "line": 7,
                  "details": {"address": "module.a.aws_vpc.b[0]", "remedy": "Close it"}},
                 {"msg": "third", "metadata": {"resources": ["aws_vpc.c", "aws_vpc.c", "no address", 4]}, "severity": "awful",
                  "id": "no id at all"}]
                """, "[]", "[\"fourth\"]");

        assertEquals("opa", report.tool());
        assertEquals("1.3.0", report.toolVersion());
        assertEquals("policy", report.source());
        assertEquals("abc", report.sha256());
        assertEquals(
                List.of(
                        new ForeignResult(
                                "main.deny_public", "", "error", "", "first", "", "", 0, 0, List.of(), "", false),
                        new ForeignResult(
                                "NET-1",
                                "Open",
                                "error",
                                "high",
                                "second",
                                "Close it",
                                "a.tf",
                                7,
                                7,
                                List.of("module.a.aws_vpc.b[0]"),
                                "",
                                false),
                        new ForeignResult(
                                "main.deny_public",
                                "",
                                "error",
                                "",
                                "third",
                                "",
                                "",
                                0,
                                0,
                                List.of("aws_vpc.c"),
                                "",
                                false),
                        new ForeignResult(
                                "main.warn." + mark("fourth"),
                                "fourth",
                                "warning",
                                "",
                                "fourth",
                                "",
                                "",
                                0,
                                0,
                                List.of(),
                                "",
                                false)),
                report.results());
    }

    @Test
    void nothingIsNothing() throws ImportException {
        assertEquals(List.of(), read("[]", "[]", "[]").results());
        assertEquals(
                List.of(), reader("[]", "[]", "[false]").results(), "a rule that says false, or that is undefined");
    }

    @Test
    void completeRulesAndObjectsCountAsWell() throws ImportException {
        assertEquals(List.of("main.warn holds"), messages(reader("[]", "[]", "[true]")));
        assertEquals(List.of("alone"), messages(reader("[]", "[]", "[\"alone\"]")));
        assertEquals(List.of("one"), messages(reader("[]", "[]", "[{\"msg\": \"one\"}]")));
        assertEquals(List.of("a", "text", "c", "d", "e"), messages(reader("[]", "[]", """
                        [{"a": true, "b": "text", "z": false, "c": {"msg": "c"}, "d": ["d", {"msg": "e"}]}]
                        """)));
        assertEquals(List.of("main.warn holds"), messages(reader("[]", "[]", "[[\" \"]]")), "a blank text is a text");
    }

    @Test
    void anExceptionMarksWhatItNamesAndNothingElse() throws ImportException {
        assertTrue(read("[\"a\"]", "[[\"public\"]]", "[]").results().get(0).suppressed());
        assertTrue(read("[\"a\"]", "[[\"other\", \"deny_public\"]]", "[]")
                .results()
                .get(0)
                .suppressed());
        assertFalse(
                read("[\"a\"]", "[[\"other\", \"\"]]", "[]").results().get(0).suppressed());
        assertTrue(read("[]", "[[\"\"]]", "[\"w\"]").results().get(0).suppressed(), "a rule without a name behind it");
        assertThrows(ImportException.class, () -> read("[\"a\"]", "[[{\"rule\": \"public\"}]]", "[]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "[null]",
                "[{\"message\": \"x\"}]",
                "[{\"details\": {\"x\": \"y\"}}]",
                "[true]",
                "[[\"a\"]]"
            })
    void aRuleThatSaysNoMessageIsAnError(String said) {
        ImportException e = assertThrows(ImportException.class, () -> read(said, "[]", "[]"));

        assertEquals("main.deny_public", e.place());
        assertTrue(e.remedy().contains("msg"), e.remedy());
    }

    @Test
    void errorsOfOpaAreErrors() {
        ImportException e = assertThrows(ImportException.class, () -> whole("""
                        {"errors": [{"message": "undefined function http.send", "code": "rego_type_error",
                          "location": {"file": "policy/a.rego", "row": 3, "col": 1}}, {"message": "two"}]}
                        """));

        assertTrue(e.getMessage().contains("policy/a.rego:3: undefined function http.send; two"), e.getMessage());
        assertTrue(e.remedy().contains("http.send"), e.remedy());
    }

    /** Half an answer, no answer, and an answer beside an error are no pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "{\"result\": []}",
                "{\"result\": [{\"expressions\": []}]}",
                "{\"result\": [{\"expressions\": [{\"value\": true}]}]}",
                "{\"result\": [{\"expressions\": [{\"value\": {}}]}]}",
                "{\"result\": [{\"expressions\": [{\"value\": {\"0\": [], \"1\": []}}]}]}",
                "{\"result\": [{\"expressions\": [{\"value\": {\"0\": [1, 2], \"1\": [], \"2\": []}}]}]}",
                "{\"result\": [{\"expressions\": [{\"value\": {\"0\": [], \"1\": [], \"2\": []}}]}], \"errors\": [{}]}",
                "{\"result\": [{\"expressions\": [{\"value\": {\"0\": [], \"1\": [], \"2\": []}}]}], \"errors\": \"no\"}",
                "{\"result\": [{\"expressions\": [{\"value\": {\"0\": [], \"1\": [], \"2\": []}}]}]"
            })
    void whatIsNoAnswerIsAnError(String output) {
        assertThrows(ImportException.class, () -> whole(output));
    }

    /** Otherwise an exemption from one would be an exemption from all. */
    @Test
    void checksThatAreAllCalledTheSameAreToldApart() throws ImportException {
        List<ForeignResult> results = read("[]", "[]", """
                        ["aws_s3_bucket.a is public (acl: 'public-read').", "module.x[\\"k y\\"].aws_s3_bucket.b is public (acl: 'private').",
                         "aws_s3_bucket.a is not encrypted", {"msg": "aws_s3_bucket.a is not versioned", "title": "Versions", "id": "S3-7"},
                         "17 of 20 in all", "12 of 21 in all"]
                        """).results();
        List<String> rules = results.stream().map(ForeignResult::rule).toList();

        assertEquals("main.warn." + mark("\u2026 is public (acl: \u2026)."), rules.get(0));
        assertEquals(rules.get(0), rules.get(1));
        assertNotEquals(rules.get(0), rules.get(2));
        assertEquals("S3-7", rules.get(3));
        assertEquals(rules.get(4), rules.get(5));
        assertEquals("\u2026 is not encrypted", results.get(2).title());
        assertEquals("Versions", results.get(3).title());
        assertEquals(
                List.of("main.deny_public"),
                read("[\"a\", \"b\"]", "[]", "[]").results().stream()
                        .map(ForeignResult::rule)
                        .distinct()
                        .toList(),
                "a rule with a name of its own is one check");
    }

    private static String mark(String shape) {
        return Sha256.hex(shape).substring(0, 8);
    }

    @Test
    void thereIsAnEndToResultsAndTexts() throws ImportException {
        String many = "[" + "\"x\",".repeat(OpaReader.MAX_RESULTS) + "\"y\"]";
        assertThrows(ImportException.class, () -> read(many, "[]", "[]"));

        ForeignResult result =
                read("[\"" + "m".repeat(100_000) + "\"]", "[]", "[]").results().get(0);
        assertEquals(4_000, result.message().length());
    }

    private static List<String> messages(ForeignReport report) {
        return report.results().stream().map(ForeignResult::message).toList();
    }

    /** Each rule says something. */
    private static ForeignReport read(String deny, String exception, String warn) throws ImportException {
        return reader("[" + deny + "]", "[" + exception + "]", "[" + warn + "]");
    }

    private static ForeignReport reader(String deny, String exception, String warn) throws ImportException {
        return whole("{\"result\": [{\"expressions\": [{\"value\": {\"0\": " + deny + ", \"1\": " + exception
                + ", \"2\": " + warn + "}, \"text\": \"x\", \"location\": {\"row\": 1, \"col\": 1}}]}]}");
    }

    private static ForeignReport whole(String output) throws ImportException {
        return OpaReader.read(
                output.getBytes(StandardCharsets.UTF_8),
                new RegoQuery(List.of(DENY, EXCEPTION, WARN)),
                "policy",
                "1.3.0",
                "abc");
    }
}
