package io.jenkins.plugins.terraformguard.engine.drift.noise;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 as texts hold it: with line breaks, in either alphabet, with or without padding. */
final class Base64Texts {
    private static final String OTHERS = "+/-_=";

    private Base64Texts() {}

    static String withoutSpace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Whether all of it belongs to base64, padding at the end only. */
    static boolean isBase64(String text) {
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            padding += c == '=' ? 1 : 0;
            if (!letter && OTHERS.indexOf(c) < 0 || padding > 0 && c != '=') {
                return false;
            }
        }
        return padding <= 2;
    }

    /** The same base64 without white space and padding, in the first alphabet; null if it is none. */
    static String plain(String text) {
        String base64 = withoutSpace(text);
        if (!isBase64(base64)) {
            return null;
        }
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        return base64.substring(0, end).replace('-', '+').replace('_', '/');
    }

    /** The text that is encoded; null if it is no base64 or no text. */
    static String decoded(String text) {
        String base64 = plain(text);
        if (base64 == null || base64.isEmpty()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }
}
