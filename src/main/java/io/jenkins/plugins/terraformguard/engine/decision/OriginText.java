package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;

/**
 * Texts that tell where something comes from, made fit to be kept and shown: short, without control characters, without
 * secrets. What came out goes in again unchanged.
 */
final class OriginText {
    /** UTF-16 code units of one text. */
    static final int MAX_LENGTH = 1_000;

    /** What is looked at; nothing real is longer. */
    private static final int MAX_INPUT = 16_000;

    private static final int MAX_ROUNDS = 4;

    private static final char REPLACEMENT = '\ufffd';

    private OriginText() {}

    /** A name, a number or a sentence; null as the empty text. */
    static String text(String text) {
        return bounded(visible(text));
    }

    /** An address: of a repository, of a module, of a page. */
    static String address(String text) {
        String given = visible(text);
        for (int i = 0; i < MAX_ROUNDS; i++) {
            // What was cut reads differently.
            String clean = bounded(OriginAddress.clean(given).strip());
            if (clean.equals(given)) {
                return clean;
            }
            given = clean;
        }
        return ValueText.SENSITIVE;
    }

    /** The whole and what is left of it must be harmless: cutting may leave half a token, or make something look like one. */
    private static String bounded(String text) {
        String cut = ValueText.cut(text, MAX_LENGTH);
        boolean secret = CredentialDetector.find(text) != null
                || cut.length() < text.length() && CredentialDetector.find(cut) != null;
        return secret ? ValueText.SENSITIVE : cut;
    }

    private static String visible(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder out = new StringBuilder(CanonicalJson.wellFormed(ValueText.cut(text, MAX_INPUT)));
        for (int i = 0; i < out.length(); i++) {
            if (isHidden(out.charAt(i))) {
                out.setCharAt(i, REPLACEMENT);
            }
        }
        return out.toString().strip();
    }

    /** Controls, and what rearranges or hides other characters. */
    private static boolean isHidden(char c) {
        return c < ' '
                || c >= 0x7f && c <= 0x9f
                || c >= 0x200b && c <= 0x200f
                || c >= 0x2028 && c <= 0x202e
                || c >= 0x2060 && c <= 0x206f
                || c == 0xfeff;
    }
}
