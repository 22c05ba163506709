package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePathTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(11);
        String alphabet = "aZ_0-.\"\\[] \n:\u00e4\ud83d\udd11";
        for (int i = 0; i < 5000; i++) {
            Value[] steps = new Value[random.nextInt(5)];
            for (int at = 0; at < steps.length; at++) {
                StringBuilder key = new StringBuilder();
                for (int length = random.nextInt(5); length > 0; length--) {
                    key.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                steps[at] = random.nextBoolean() ? Value.of(random.nextInt(1000)) : Value.of(key.toString());
            }
            String path = ValuePath.of(new Value.ListValue(List.of(steps)));
            assertEquals(Optional.of(List.of(steps)), ValuePath.parse(path), path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                ".a",
                "a.",
                "a..b",
                "a b",
                "a[",
                "a[]",
                "a[-1]",
                "a[01]",
                "a[\"b]",
                "a[\"b\"",
                "a[\"\\n\"]",
                "a[b]",
                "[0]a",
                "0",
                "a[99999999999]",
                "[\"",
                "[\"\\"
            })
    void whatIsNoPathIsTold(String text) {
        assertTrue(ValuePath.parse(text).isEmpty(), text);
    }

    @Test
    void longPathsNeedNoStack() {
        String key = "\\\"x".repeat(1_000_000);
        assertEquals(1, ValuePath.parse("[\"" + key + "\"]").orElseThrow().size());
        assertEquals(
                1_000_001,
                ValuePath.parse("a" + ".a".repeat(1_000_000)).orElseThrow().size());
    }
}
