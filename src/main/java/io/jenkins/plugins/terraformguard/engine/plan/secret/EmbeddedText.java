package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.nio.charset.StandardCharsets;

/**
 * Text inside text: base64 of text or of compressed text, as user data, Kubernetes secrets and data URIs have it. Of
 * what is long only the first {@value #MAX_BYTES} bytes are decoded.
 */
public final class EmbeddedText {
    static final int MIN_CHARS = 40;
    static final int MAX_BYTES = 1 << 20;

    /** Texts are not compressed better than this; bombs are. */
    private static final int MAX_RATIO = 32;

    private static final int PROBE = 16;
    private static final String MARK = ";base64,";

    private EmbeddedText() {}

    /**
     * The text that is encoded in this one, if as a whole it is base64 (standard or URL alphabet, with or without
     * padding and line breaks, at least 40 characters) or a base64 data URI; else null. Text is UTF-8, UTF-16 as
     * PowerShell takes it, or either compressed by gzip.
     */
    public static String decode(String text) {
        if (text.length() < MIN_CHARS) {
            return null;
        }
        int start = 0;
        if (text.startsWith("data:")) {
            int mark = Nearby.indexOf(text, MARK, 0, 100);
            if (mark < 0) {
                return null;
            }
            start = mark + MARK.length();
        }
        // Most texts show in their first characters that they are no base64, most others that they encode no text.
        boolean encoded = beginsAsBase64(text, start) && promisesText(text, start) && isBase64(text, start);
        return encoded ? decode(text, start, text.length()) : null;
    }

    /** The text that is encoded between two places, or null if what is there is no text. */
    static String decode(String text, int start, int end) {
        if (!promisesText(text, start)) {
            return null;
        }
        byte[] bytes = Base64Run.bytes(text, start, end, MAX_BYTES);
        if (Gzip.isGzip(bytes)) {
            bytes = Gzip.inflate(bytes, Math.min(MAX_BYTES, MAX_RATIO * bytes.length));
        }
        if (!looksLikeText(bytes)) {
            return null;
        }
        return new String(bytes, isUtf16(bytes) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    }

    private static boolean beginsAsBase64(String text, int start) {
        for (int i = start; i < text.length() && i < start + PROBE; i++) {
            char c = text.charAt(i);
            if (Base64Run.digit(c) < 0 && c != '\n' && c != '\r' && c != '=') {
                return false;
            }
        }
        return true;
    }

    private static boolean promisesText(String text, int start) {
        byte[] first = Base64Run.bytes(text, start, Math.min(text.length(), start + PROBE), PROBE);
        return Gzip.isGzip(first) || looksLikeText(first);
    }

    private static boolean isBase64(String text, int start) {
        int end = text.length();
        while (end > start && "=\n\r ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean standard = false;
        boolean url = false;
        int digits = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Base64Run.digit(c) >= 0) {
                digits++;
                standard |= c == '+' || c == '/';
                url |= c == '-' || c == '_';
            } else if (c != '\n' && c != '\r') {
                return false;
            }
            if (standard && url) {
                return false;
            }
        }
        return digits >= MIN_CHARS - 2 && digits % 4 != 1;
    }

    /** Whether at most one character in sixteen is none that texts have. */
    private static boolean looksLikeText(byte[] bytes) {
        if (isUtf16(bytes)) {
            return true;
        }
        int bad = 0;
        int i = 0;
        while (i < bytes.length) {
            int length = Utf8.sequenceLength(bytes, i);
            if (length == 0) {
                bad++;
                i++;
            } else {
                boolean control = bytes[i] >= 0 && bytes[i] < ' ' && "\n\r\t\f\033".indexOf(bytes[i]) < 0;
                bad += control || bytes[i] == 0x7f ? 1 : 0;
                i += length;
            }
        }
        return bytes.length > 0 && bad <= Math.max(1, bytes.length / 16);
    }

    /** Whether nearly every second byte is null, as in UTF-16 (little-endian) of mostly ASCII. */
    private static boolean isUtf16(byte[] bytes) {
        int nulls = 0;
        for (int i = 1; i < bytes.length; i += 2) {
            nulls += bytes[i] == 0 && bytes[i - 1] != 0 ? 1 : 0;
        }
        return bytes.length >= 8 && nulls >= bytes.length / 2 * 7L / 8;
    }
}
