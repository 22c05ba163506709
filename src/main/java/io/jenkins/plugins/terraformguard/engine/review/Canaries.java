package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Words that are planted in what a model is sent, and that have no business in what it answers: one that comes back shows
 * that the model repeats its instructions, or follows others than ours.
 *
 * @param words the words
 */
public record Canaries(List<String> words) {
    private static final int LENGTH = 20;

    public Canaries {
        words = List.copyOf(words);
    }

    /**
     * Words for one question.
     *
     * @param nonce nobody who writes a plan can know it before
     */
    public static Canaries of(String nonce) {
        return new Canaries(List.of(word(nonce, "instructions"), word(nonce, "data")));
    }

    /** The one that is planted in the instructions. */
    public String inInstructions() {
        return words.get(0);
    }

    /** The one that is planted in the data. */
    public String inData() {
        return words.get(1);
    }

    /** Whether an answer holds one of them, also turned around, spaced out, in hexadecimal digits or in Base64. */
    public boolean areIn(String answer) {
        String letters = letters(answer);
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            String plain = letters(word);
            if (letters.contains(plain)
                    || letters.contains(new StringBuilder(plain).reverse())
                    || letters.contains(letters(hex(bytes)))
                    || answer.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes))) {
                return true;
            }
        }
        return false;
    }

    private static String word(String nonce, String place) {
        return "canary-" + Sha256.hex(nonce + "/" + place).substring(0, LENGTH);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
