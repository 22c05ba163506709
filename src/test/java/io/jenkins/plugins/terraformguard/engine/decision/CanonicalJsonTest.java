package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    /** The example of RFC 8785, section 3.2.3. */
    @Test
    void sortsKeysByUtf16CodeUnits() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("\u20ac", "Euro Sign");
        object.put("\r", "Carriage Return");
        object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        object.put("1", "One");
        object.put("\ud83d\ude00", "Emoji: Grinning Face");
        object.put("\u0080", "Control");
        object.put("\u00f6", "Latin Small Letter O With Diaeresis");

        assertEquals(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                CanonicalJson.text(object));
    }

    /** The string of RFC 8785, section 3.2.2. */
    @Test
    void escapesNoMoreThanItMust() {
        assertEquals("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", CanonicalJson.text("\u20ac$\u000f\nA'B\"\\\\\"/"));
        assertEquals(
                "\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028\"", CanonicalJson.text("\b\t\n\f\r\0\u001f\u007f\u2028"));
    }

    @Test
    void writesEveryKindOfValue() {
        List<Object> list =
                new ArrayList<>(List.of(0, -1, Long.MIN_VALUE, Long.MAX_VALUE, true, false, "", List.of(), Map.of()));
        list.add(null);

        assertEquals(
                "[0,-1,-9223372036854775808,9223372036854775807,true,false,\"\",[],{},null]", CanonicalJson.text(list));
        assertEquals("{\"a\":{\"b\":[[1],{\"c\":null}]}}", CanonicalJson.text(nested()));
    }

    private static Map<String, Object> nested() {
        Map<String, Object> c = new HashMap<>();
        c.put("c", null);
        return Map.of("a", Map.of("b", List.of(List.of(1), c)));
    }

    @Test
    void bytesAreUtf8() {
        assertArrayEquals(
                "\"\ud83d\ude00\u20ac\"".getBytes(StandardCharsets.UTF_8), CanonicalJson.bytes("\ud83d\ude00\u20ac"));
    }

    /** What is longer than a buffer has pairs of surrogates at every place. */
    @Test
    void aLongValueIsWrittenAsTheSameBytes() throws IOException {
        List<String> texts = IntStream.range(0, 40_000)
                .mapToObj(i -> "x".repeat(i % 3) + "\ud83d\ude00" + i)
                .toList();
        Map<String, Object> value = Map.of("a", texts, "b", Map.of("c", "\u20ac".repeat(200_000)), "d", List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CanonicalJson.write(value, out);
        assertArrayEquals(CanonicalJson.bytes(value), out.toByteArray());
    }

    @Test
    void whatCannotBeWrittenToIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("full");
            }
        };
        Object value = Collections.nCopies(100_000, "text");
        assertEquals(
                "full",
                assertThrows(IOException.class, () -> CanonicalJson.write(value, full))
                        .getMessage());
    }

    @Test
    void replacesHalfSurrogatePairs() {
        assertEquals("\"a\ufffdb\"", CanonicalJson.text("a\ud800b"));
        assertEquals("\"\ufffd\"", CanonicalJson.text("\udc00"));
        assertEquals("\"\ufffd\ud83d\ude00\ufffd\"", CanonicalJson.text("\ud83d\ud83d\ude00\ud83d"));
    }

    @Test
    void refusesWhatItCanNotWrite() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(1.5));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(List.of(BigDecimal.ONE)));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(Map.of(1, "x")));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(Map.of("\ud800", 1, "\ud801", 2)));
    }

    @Test
    void boundsTheDepth() {
        assertEquals(
                2 * CanonicalJson.MAX_DEPTH,
                CanonicalJson.text(lists(CanonicalJson.MAX_DEPTH)).length());
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(lists(CanonicalJson.MAX_DEPTH + 1)));
    }

    private static List<Object> lists(int depth) {
        List<Object> list = List.of();
        for (int i = 1; i < depth; i++) {
            list = List.of(list);
        }
        return list;
    }

    @Test
    void digestsInLowerCaseHex() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Sha256.hex("abc".getBytes(StandardCharsets.UTF_8)));
    }
}
