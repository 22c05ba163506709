package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CanariesTest {
    private static final Canaries CANARIES = Canaries.of("nonce");
    private static final String WORD = CANARIES.inData();

    @Test
    void aWordIsFoundHoweverItIsWritten() {
        byte[] bytes = WORD.getBytes(StandardCharsets.UTF_8);
        assertTrue(CANARIES.areIn("as told: " + WORD + "."));
        assertTrue(CANARIES.areIn(CANARIES.inInstructions().toUpperCase(Locale.ROOT)));
        assertTrue(CANARIES.areIn(String.join(" ", WORD.split(""))));
        assertTrue(CANARIES.areIn(WORD.replace("-", "_").replaceAll("(.{4})", "$1-")));
        assertTrue(CANARIES.areIn(new StringBuilder(WORD).reverse().toString()));
        assertTrue(CANARIES.areIn("x" + HexFormat.of().formatHex(bytes)));
        assertTrue(CANARIES.areIn("x " + Base64.getEncoder().encodeToString(bytes)));
    }

    @Test
    void anotherQuestionHasOthers() {
        assertFalse(CANARIES.areIn(Canaries.of("other").inData()));
        assertNotEquals(CANARIES.inData(), CANARIES.inInstructions());
        assertFalse(CANARIES.areIn("canary"));
    }
}
