package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes texts as they stand inside JSON, URLs, XML and base64. */
final class TextEscapes {
    /** What percent encoding leaves as it is everywhere (RFC 3986). */
    static final CharSet UNRESERVED = CharSet.of("0-9A-Za-z._~-");
    /** What Go leaves as it is in a segment of a path. */
    static final CharSet PATH = CharSet.of("0-9A-Za-z$&+=:@._~-");

    private static final String HEX = "0123456789ABCDEF";

    private TextEscapes() {}

    /** At most so many characters of the beginning; no surrogate pair is torn apart. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    /**
     * As between the quotation marks of a JSON string.
     *
     * @param html whether signs of HTML and the two line separators are escaped as well, as Go and so Terraform does
     */
    static String json(String text, boolean html) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean sign = html && (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029');
                    if (c < ' ' || sign) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /**
     * Percent-encoded.
     *
     * @param plus whether a blank becomes a plus sign, as in queries
     */
    static String percent(String text, CharSet kept, boolean plus) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (kept.has(c)) {
                out.append(c);
            } else if (c == ' ' && plus) {
                out.append('+');
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }

    /** As in the text of an element or, with names for the quotation marks, in an attribute. */
    static String xml(String text, String doubleQuote, String singleQuote) {
        String out = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return doubleQuote == null ? out : out.replace("\"", doubleQuote).replace("'", singleQuote);
    }

    /**
     * The base64 digits that the bytes have in a longer text, whatever stands before and after them.
     *
     * @param before how many bytes stand before them, modulo 3
     */
    static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String digits = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = before == 0 ? 0 : before + 1;
        int to = (int) (8L * shifted.length / 6);
        return from < to ? digits.substring(from, to) : "";
    }
}
