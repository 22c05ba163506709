package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclTextTest {
    private static final Value SECRET = new Value.Sensitive(Value.Kind.STRING, false, 0, "");

    private static String text(String text) {
        return HclText.of(Value.of(text), "x");
    }

    private static MapValue map(Object... entries) {
        Map<String, Value> map = new TreeMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], (Value) entries[i + 1]);
        }
        return MapValue.copyOf(map);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|\"plain\"",
                "say \"hi\"|\"say \\\"hi\\\"\"",
                "a\\b|\"a\\\\b\"",
                "${file(\"/etc/passwd\")}|\"$${file(\\\"/etc/passwd\\\")}\"",
                "%{ for x in y }|\"%%{ for x in y }\"",
                "100% of $5|\"100% of $5\"",
                "M\u00fcller|\"M\u00fcller\""
            })
    void aTextMeansItself(String text, String written) {
        assertEquals(written, text(text));
    }

    @Test
    void whatCannotBeSeenIsSpelledOut() {
        assertEquals(
                "\"\\u0000\\u202e\\u2028\\u2066\\r\\n\\t\\U000e0041\"",
                text("\u0000\u202e\u2028\u2066\r\n\t" + Character.toString(0xe0041)));
    }

    @Test
    void aMarkWithoutALetterJoinsNothing() {
        assertEquals("\"\\u0301a\\n\\u0301x\u0301$\\u0301{\"", text("\u0301a\n\u0301x\u0301$\u0301{"));
    }

    @Test
    void numbersAreExact() {
        assertEquals("-9223372036854775808", HclText.of(Value.of(Long.MIN_VALUE), "x"));
        assertEquals("0.1", HclText.of(Value.of(new BigDecimal("0.10")), "x"));
        assertEquals("123456789012345678901.5", HclText.of(Value.of(new BigDecimal("123456789012345678901.5")), "x"));
        assertEquals("1E+400", HclText.of(Value.of(new BigDecimal("1E+400")), "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999"})
    void aNumberThatTerraformCannotHoldIsNotWritten(String number) {
        assertTrue(HclText.of(Value.of(new BigDecimal(number)), "size").startsWith("var.CHANGE_ME_size"));
    }

    @Test
    void listsAreShortWhereTheyCanBe() {
        assertEquals("[]", HclText.of(Value.ListValue.EMPTY, "x"));
        assertEquals(
                "[\"a\", 1, true, null]",
                HclText.of(new Value.ListValue(List.of(Value.of("a"), Value.of(1), Value.TRUE, Value.NULL)), "x"));
        assertEquals(
                "[\n  {\n    a = 1\n  },\n]", HclText.of(new Value.ListValue(List.of(map("a", Value.of(1)))), "x"));
    }

    @Test
    void keysAreQuotedWhereTheyMustAndAligned() {
        assertEquals(
                """
                {
                  "a.b"  = 1
                  "for"  = 2
                  "null" = 3
                  plain  = 4
                }""",
                HclText.of(
                        map("a.b", Value.of(1), "for", Value.of(2), "null", Value.of(3), "plain", Value.of(4)), "x"));
    }

    @Test
    void anEntryOverSeveralLinesIsNotAligned() {
        assertEquals(
                """
                {
                  a  = 1
                  bb = 2
                  c = {
                    d = 3
                  }
                  longer = 4
                }""",
                HclText.of(
                        map("a", Value.of(1), "bb", Value.of(2), "c", map("d", Value.of(3)), "longer", Value.of(4)),
                        "x"));
    }

    @Test
    void aSecretIsNeverWritten() {
        assertEquals("""
                {
                  name = "db"
                  # settings.password is secret, so it is not written here
                  password = var.CHANGE_ME_settings_password
                }""", HclText.of(map("name", Value.of("db"), "password", SECRET), "settings"));
    }

    @Test
    void aSecretInAListHasItsRemark() {
        assertEquals("""
                [
                  "a",
                  # keys[1] is secret, so it is not written here
                  var.CHANGE_ME_keys_1,
                ]""", HclText.of(new Value.ListValue(List.of(Value.of("a"), SECRET)), "keys"));
    }

    @Test
    void whatIsNotKnownIsNotWritten() {
        assertEquals("var.CHANGE_ME_x", HclText.of(Value.UNKNOWN, "x"));
        assertEquals("var.CHANGE_ME_x", HclText.of(new Value.OpenList(List.of(Value.of("a"))), "x"));
    }

    @Test
    void aSecretKeyIsNotWritten() {
        String written = HclText.of(map("(sensitive value)", Value.of(1)), "x");
        assertFalse(written.contains("sensitive value)"), written);
    }

    @Test
    void brokenCharactersAreNotWritten() {
        assertEquals("var.CHANGE_ME_x", text("a\ud800b"));
    }

    @Test
    void aRemarkStaysOneLine() {
        String written = HclText.of(map("a\nb = file(\"x\")", SECRET), "x");
        assertEquals(4, written.lines().count(), written);
        assertTrue(written.lines().allMatch(line -> line.matches("[{}]| *#.*|  \"a\\\\nb = .*")), written);
    }

    @Test
    void jsonIsEncodedOnlyWhereThatGivesTheSameText() {
        assertEquals(
                """
                jsonencode({
                  Statement = [
                    {
                      Action = ["s3:*"]
                      Effect = "Allow"
                    },
                  ]
                  Version = "2012-10-17"
                })""", text("{\"Statement\":[{\"Action\":[\"s3:*\"],\"Effect\":\"Allow\"}],\"Version\":\"2012-10-17\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":2}",
                "{\"a\": 1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":1e999999999}",
                "{\"a\":[1,{\"b\":2,\"a\":3}]}",
                "{\"a\":-0}",
                "{\"a\":\"<\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0008\"}",
                "{\"a\":1} ",
                "{\"a\":1}{}",
                "{\"a\":NaN}",
                "[1,]",
                "{}",
                "[]",
                "\"a\"",
                "[\"\\ud800\"]"
            })
    void otherSpellingsOfJsonStayTexts(String json) {
        assertTrue(text(json).startsWith("\""), text(json));
    }

    @Test
    void aDocumentThatFitsOnlyAsATextIsOne() {
        String wide = "{\"a\":[" + "{\"b\":1},".repeat(300) + "2]}";
        String deep = "[".repeat(30) + "1" + "]".repeat(30);
        for (String json : List.of(wide, deep)) {
            String written = text(json);
            assertEquals('"' + json.replace("\"", "\\\"") + '"', written);
        }
    }

    @Test
    void longTextsAreHeredocsWhereThoseSayTheSame() {
        assertEquals(
                "<<EOT\n#!/bin/sh\n  echo $${x} \"%%{y}\"\nexit\nEOT", text("#!/bin/sh\n  echo ${x} \"%{y}\"\nexit\n"));
        assertEquals("<<EOT2\na\n EOT \nb\nEOT2", text("a\n EOT \nb\n"));
        assertEquals("\"a\\nb\\nc\"", text("a\nb\nc"), "a heredoc would add a line end");
        assertEquals("\"a\\r\\nb\\r\\nc\\r\\n\"", text("a\r\nb\r\nc\r\n"));
        assertEquals("\"a\\n\\u202eb\\nc\\n\"", text("a\n\u202eb\nc\n"));
    }

    @Test
    void whatIsCutSaysSoAndIsNoConfiguration() {
        for (Value value : List.of(
                Value.of("x".repeat(5000)),
                new Value.ListValue(Collections.nCopies(5000, Value.of(1))),
                new Value.ListValue(Collections.nCopies(2000, map("a", Value.of("b")))),
                map("a", Value.of("x".repeat(3000)), "b", Value.of("x".repeat(3000))),
                Value.of("\u0000".repeat(3000)))) {
            String written = HclText.of(value, "x");
            assertTrue(written.contains("... cut here: "), written);
            assertTrue(written.length() <= HclText.MAX_CHARS, written);
        }
    }

    @Test
    void aLongKeyDoesNotMakeEveryLineLong() {
        Map<String, Value> entries = new TreeMap<>();
        entries.put("k".repeat(3000), Value.of(1));
        for (int i = 0; i < 100; i++) {
            entries.put("a" + i, Value.of(1));
        }
        String written = HclText.of(MapValue.copyOf(entries), "x");
        assertTrue(written.length() <= HclText.MAX_CHARS);
        assertTrue(written.contains("... cut here: "), written);
    }

    @Test
    void depthAndSizeAreBounded() {
        Value value = Value.of(1);
        for (int i = 0; i < 200; i++) {
            value = i % 2 == 0 ? map("key", value) : new Value.ListValue(List.of(value));
        }
        assertTrue(HclText.of(value, "x").contains("... cut here: "));
        Value wide = new Value.ListValue(Collections.nCopies(1_000_000, map("a", Value.of("b"))));
        assertTimeout(Duration.ofSeconds(20), () -> HclText.of(wide, "x"));
    }
}
