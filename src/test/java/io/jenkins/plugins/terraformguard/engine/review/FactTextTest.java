package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTextTest {
    /** Put together here, so that nobody takes the source for a leak. */
    private static final String TOKEN = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 540, 560, 565, 575, 590, 599, 600, 3_000, 19_900})
    void noPartOfATokenIsKeptWhereverTheTextIsCut(int before) {
        String text = FactText.unread("words ".repeat(before).substring(0, before) + " " + TOKEN + " and more");

        assertFalse(text.contains("ghp_"), text);
        assertTrue(text.startsWith("(text withheld"), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {19_950, 19_965, 19_980, 19_990, 19_998})
    void norWhereNobodyLooksAnyFurther(int before) {
        String text = FactText.unread("Words" + " ".repeat(before - 5) + TOKEN);

        assertFalse(text.contains("ghp_"), text);
    }

    @Test
    void whatNobodySeesHidesNoToken() {
        String hidden = TOKEN.substring(0, 20) + "\u200b" + TOKEN.substring(20);

        assertFalse(FactText.unread("Upgrade " + hidden).contains("ghp_"));
    }

    @Test
    void aLongTextIsCutAndSaysSo() {
        String text = FactText.unread("All work and no play. ".repeat(2_000));

        assertEquals(FactText.MAX_PROSE, text.length());
        assertTrue(text.endsWith("\u2026"), text);
        assertEquals(text, FactText.unread(text));
        assertEquals(FactText.MAX_PROSE, FactText.unread("x".repeat(30_000)).length());
    }
}
