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
}
