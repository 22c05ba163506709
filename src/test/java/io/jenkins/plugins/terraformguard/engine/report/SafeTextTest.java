package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x1, 0x8, 0xb, 0xc, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0xad, 0x61c, 0x180e, 0x200b, 0x200d,
                0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068,
                0x2069, 0x3164, 0xfe00, 0xfeff, 0xfff9, 0xfffe, 0xffff
            })
    void spellsOutWhatCanNotBeSeen(int codePoint) {
        String spelled = String.format(Locale.ROOT, "a\\u%04xb", codePoint);

        assertEquals(spelled, SafeText.visible("a" + Character.toString(codePoint) + "b"));
        assertEquals(spelled, SafeText.oneLine("a" + Character.toString(codePoint) + "b"));
    }

    @Test
    void spellsOutBeyondTheBasicPlane() {
        assertEquals("\\u{e0041}", SafeText.visible(Character.toString(0xe0041)));
        assertEquals("\\u{1fffe}", SafeText.visible(Character.toString(0x1fffe)));
    }

    @Test
    void spellsOutHalfSurrogatePairs() {
        assertEquals("\\ud83dx\ud83d\ude00\\ude00", SafeText.visible("\ud83dx\ud83d\ude00\ude00"));
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "caf\u00e9 \u65e5\u672c\u8a9e \u05e9\u05dc\u05d5\u05dd \ud83d\ude00 a\tb\nc <&>\"'` \\u202e";

        assertSame(text, SafeText.visible(text));
    }

    @Test
    void treatsLineEndsAsAsked() {
        assertEquals("a\nb\\rc\td", SafeText.visible("a\r\nb\rc\td"));
        assertEquals("a\\r\\nb\\tc", SafeText.oneLine("a\r\nb\tc"));
        assertEquals("a b c", SafeText.prose("  a\r\n\n b\t c\n"));
    }

    @Test
    void nothingIsEmpty() {
        assertEquals("", SafeText.visible(null));
        assertEquals("", SafeText.oneLine(null));
    }

    @Test
    void cutsBetweenCharacters() {
        assertEquals("abc", SafeText.cut("abc", 3));
        assertEquals("ab\u2026", SafeText.cut("abc", 2));
        assertEquals("a\u2026", SafeText.cut("a\ud83d\ude00b", 2));
        assertEquals("\\n\\n\u2026", SafeText.oneLine("\n\n\n", 4));
    }

    @Test
    void everyCharacterComesOutFitForXml() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String safe = SafeText.visible(Character.toString(codePoint));
            int first = safe.codePointAt(0);
            boolean xml = first == '\t'
                    || first == '\n'
                    || first >= 0x20 && first <= 0xd7ff
                    || first >= 0xe000 && first <= 0xfffd
                    || first >= 0x10000;
            assertTrue(xml, () -> "U+" + Integer.toHexString(first));
        }
    }
}
