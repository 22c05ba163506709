package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes base64 of either alphabet that stands in a text, leniently: what is no base64 ends it. */
final class Base64Run {
    private static final byte[] VALUES = values();

    private Base64Run() {}

    /** The value of a base64 digit, or -1. */
    static int digit(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int i = 0; i < digits.length(); i++) {
            values[digits.charAt(i)] = (byte) i;
        }
        values['+'] = 62;
        values['-'] = 62;
        values['/'] = 63;
        values['_'] = 63;
        return values;
    }

    /** The bytes of the digits between two places, line breaks left out; at most so many bytes. */
    static byte[] bytes(String text, int start, int end, int maxBytes) {
        byte[] out = new byte[(int) Math.min(maxBytes, (end - start) * 3L / 4)];
        int length = 0;
        int bits = 0;
        int buffer = 0;
        for (int i = start; i < end && length < out.length; i++) {
            char c = text.charAt(i);
            int digit = digit(c);
            if (digit < 0) {
                if (c == '\n' || c == '\r') {
                    continue;
                }
                break;
            }
            buffer = buffer << 6 | digit;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[length++] = (byte) (buffer >> bits);
            }
        }
        return length == out.length ? out : Arrays.copyOf(out, length);
    }

    /** The same as text of one byte for each character, for looking for ASCII in it. */
    static String ascii(String text, int start, int end) {
        return new String(bytes(text, start, end, end - start), StandardCharsets.ISO_8859_1);
    }
}
