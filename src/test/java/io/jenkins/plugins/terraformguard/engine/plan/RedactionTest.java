package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a hidden value: its type, whether it is null or empty, and whether it changes. */
class RedactionTest {
    private static Value attribute(Value state, String key) {
        return ((MapValue) state).get(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "\"text\"     ; STRING ; false",
                "\"\"         ; STRING ; true",
                "12           ; NUMBER ; false",
                "1.5          ; NUMBER ; false",
                "true         ; BOOL   ; false",
                "[1]          ; LIST   ; false",
                "[]           ; LIST   ; true",
                "{\"a\":1}    ; MAP    ; false",
                "{}           ; MAP    ; true"
            })
    void keepsTypeAndEmptiness(String json, Value.Kind kind, boolean empty) {
        Value after = TestPlans.after("{\"x\":" + json + "}", "{}", "{\"x\":true}");
        Value.Sensitive hidden = assertInstanceOf(Value.Sensitive.class, attribute(after, "x"));
        assertEquals(kind, hidden.kind());
        assertEquals(empty, hidden.empty());
    }

    @Test
    void nullAndUnknownHoldNoSecret() {
        Value after = TestPlans.after("{\"n\":null}", "{\"u\":true}", "{\"n\":true,\"u\":true,\"absent\":true}");
        assertEquals(Value.NULL, attribute(after, "n"));
        assertEquals(Value.UNKNOWN, attribute(after, "u"));
        assertEquals(Value.NULL, attribute(after, "absent"));
    }

    @Test
    void aChangeOfASecretCanBeTold() {
        ResourceChange change = TestPlans.change("\"actions\":[\"update\"],"
                + "\"before\":{\"same\":\"abcdef\",\"other\":\"abcdef\",\"gone\":\"abcdef\"},"
                + "\"after\":{\"same\":\"abcdef\",\"other\":\"ghijkl\",\"gone\":null},\"after_unknown\":{},"
                + "\"before_sensitive\":{\"same\":true,\"other\":true,\"gone\":true},"
                + "\"after_sensitive\":{\"same\":true,\"other\":true,\"gone\":true}");
        assertEquals(attribute(change.before(), "same"), attribute(change.after(), "same"));
        assertNotEquals(attribute(change.before(), "other"), attribute(change.after(), "other"));
        assertEquals(
                java.util.List.of("gone", "other"),
                ValueDiff.between(change.before(), change.after()).stream()
                        .map(ValueDiff.Difference::path)
                        .toList());
    }

    @Test
    void aMarkOnOneSideHidesCopiesOnTheOther() {
        ResourceChange change = TestPlans.change("\"actions\":[\"update\"],\"before\":{\"pin\":\"9431\"},"
                + "\"after\":{\"pin\":\"9431\",\"note\":\"9431\"},\"after_unknown\":{},"
                + "\"before_sensitive\":{\"pin\":true},\"after_sensitive\":{}");
        assertInstanceOf(Value.Sensitive.class, attribute(change.after(), "pin"));
        assertInstanceOf(Value.Sensitive.class, attribute(change.after(), "note"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "\"hunter2hunter2\" ; \"hunter2hunter2\"",
                "1234567            ; 1234567",
                "1234567            ; \"1234567\"",
                "\"1234567\"        ; 1234567",
                "1234567.25         ; 1234567.25",
                "1234567.250        ; \"1234567.25\"",
                "[\"hunter2hunter2\"] ; \"hunter2hunter2\"",
                "{\"k\":{\"l\":\"hunter2hunter2\"}} ; \"hunter2hunter2\""
            })
    void copiesInOtherResourcesAreHidden(String secret, String copy) throws Exception {
        String holder = TestPlans.resource(
                "test_thing",
                "holder",
                "\"actions\":[\"create\"],\"before\":null,\"after\":{\"s\":" + secret
                        + "},\"after_unknown\":{},\"before_sensitive\":false,\"after_sensitive\":{\"s\":true}");
        String other = TestPlans.resource(
                "test_thing",
                "copy",
                "\"actions\":[\"create\"],\"before\":null,\"after\":{\"c\":[" + copy
                        + "]},\"after_unknown\":{},\"before_sensitive\":false,\"after_sensitive\":{}");
        TestPlans.Content content = TestPlans.read(TestPlans.source(TestPlans.plan(other, holder)));
        Value.ListValue list =
                (Value.ListValue) attribute(content.changes().get(0).after(), "c");
        assertInstanceOf(Value.Sensitive.class, list.elements().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"x\":{\"y\":\"secret-a\"}}          ; {\"x\":[true]}",
                "{\"x\":[\"secret-a\"]}                ; {\"x\":{\"0\":true}}",
                "{\"x\":\"secret-a\"}                  ; {\"x\":{\"y\":true}}",
                "{\"x\":\"secret-a\"}                  ; {\"x\":[[true]]}",
                "{\"x\":\"secret-a\"}                  ; true"
            })
    void marksThatDoNotFitHideAll(String after, String marks) {
        assertFalse(TestPlans.after(after, "{}", marks).toString().contains("secret-a"));
    }

    @Test
    void theMarksOfVariablesStandAtTheEnd() throws Exception {
        String json = "{\"format_version\":\"1.2\",\"variables\":{\"a\":{\"value\":\"pw\"},\"b\":{\"value\":\"shown\"},"
                + "\"c\":{\"value\":{\"k\":\"pw-pw-pw\"}},\"d\":{\"value\":\"pw-pw-pw\"}},\"resource_changes\":[],"
                + "\"configuration\":{\"root_module\":{\"variables\":{\"a\":{\"sensitive\":true},\"b\":{},"
                + "\"c\":{\"sensitive\":true}}}}}";
        MapValue variables = TestPlans.open(TestPlans.source(json)).variables();
        assertInstanceOf(Value.Sensitive.class, variables.get("a"));
        assertEquals(new Value.Text("shown"), variables.get("b"));
        assertInstanceOf(Value.Sensitive.class, variables.get("c"));
        assertInstanceOf(Value.Sensitive.class, variables.get("d"));
    }

    /** Identities count within one change; two variables, or a variable and an attribute, must not seem equal. */
    @Test
    void variablesHaveNoIdentity() throws Exception {
        String json =
                "{\"format_version\":\"1.2\",\"variables\":{\"a\":{\"value\":\"pw-one\"},\"b\":{\"value\":\"pw-two\"}},"
                        + "\"configuration\":{\"root_module\":{\"variables\":{\"a\":{\"sensitive\":true},\"b\":{\"sensitive\":true}}}}}";
        MapValue variables = TestPlans.open(TestPlans.source(json)).variables();
        for (String name : variables.keys()) {
            assertTrue(((Value.Sensitive) variables.get(name)).identity() < 0, name);
        }
    }

    private static Value.Sensitive hidden(Value after, String key) {
        return assertInstanceOf(Value.Sensitive.class, attribute(after, key), key);
    }

    @Test
    void whatIsNamedLikeASecretIsHiddenAndSaysWhy() {
        Value after = TestPlans.after(
                "{\"db_password\":\"hunter2\",\"password_policy\":\"strict\",\"env\":[{\"name\":\"API_TOKEN\",\"value\":\"t0k\"},"
                        + "{\"name\":\"LEVEL\",\"value\":\"info\"}],\"api_key\":\"${var.key}\"}",
                "{}",
                "{}");
        assertEquals(Redactions.NAME, hidden(after, "db_password").rule());
        assertEquals(Value.of("strict"), attribute(after, "password_policy"));
        assertEquals(Value.of("${var.key}"), attribute(after, "api_key"));
        java.util.List<Value> env = ((Value.ListValue) attribute(after, "env")).elements();
        assertInstanceOf(Value.Sensitive.class, attribute(env.get(0), "value"));
        assertEquals(Value.of("info"), attribute(env.get(1), "value"));
    }

    @Test
    void aCredentialIsHiddenAndTheRuleIsNamedAndCounted() throws Exception {
        String token = "gh" + "p_" + "0123456789abcdefghijABCDEFGHIJ012345";
        String change = "\"actions\":[\"create\"],\"before\":null,\"after\":{\"script\":\"curl -H " + token + " x\"},"
                + "\"after_unknown\":{},\"before_sensitive\":false,\"after_sensitive\":{}";
        TestPlans.Content content =
                TestPlans.read(TestPlans.source(TestPlans.plan(TestPlans.resource("test_thing", "t", change))));
        Value after = content.changes().get(0).after();
        assertEquals("github-token", hidden(after, "script").rule());
        assertEquals("(sensitive value: github-token)", ValueText.of(attribute(after, "script"), 100));
        assertEquals(java.util.Map.of("github-token", 1), content.reading().redactions());
    }

    @Test
    void anOrdinaryWordThatIsASecretSomewhereHidesOnlyWhatEqualsIt() throws Exception {
        String holder = TestPlans.resource(
                "test_thing",
                "holder",
                "\"actions\":[\"create\"],\"after\":{\"s\":\"postgres\"},\"after_sensitive\":{\"s\":true}");
        String other = TestPlans.resource(
                "test_thing",
                "other",
                "\"actions\":[\"create\"],\"after\":{\"same\":\"postgres\",\"arn\":\"arn:aws:rds:eu-west-1:1:db/postgres-main\"}");
        Value after = TestPlans.read(TestPlans.source(TestPlans.plan(holder, other)))
                .changes()
                .get(1)
                .after();
        assertEquals(Redactions.COPY, hidden(after, "same").rule());
        assertEquals(Value.of("arn:aws:rds:eu-west-1:1:db/postgres-main"), attribute(after, "arn"));
    }

    @ParameterizedTest
    @CsvSource({
        "production, false",
        "us-east-1a, false",
        "My-App_2024, false",
        "db.example.com, false",
        "aurora-postgresql15, false",
        "hunter2hunter2, true",
        "Tr0ub4dor&3, true",
        "a1b2c3d4e5, true",
        "correcthorsebatterystaple, true",
        "QmFzZTY0, true"
    })
    void aSecretIsToldFromAWord(String text, boolean distinctive) {
        assertEquals(distinctive, SecretRegistry.isDistinctive(text));
    }
}
