package io.jenkins.plugins.terraformguard.engine.source;

/** What a quoted text without interpolations means. */
final class QuotedText {
    private QuotedText() {}

    /** @return null if it holds an escape that the language does not have */
    static String decode(String inside) {
        if (inside.indexOf('\\') < 0 && !inside.contains("{")) {
            return inside;
        }
        StringBuilder out = new StringBuilder(inside.length());
        int at = 0;
        while (at < inside.length()) {
            char c = inside.charAt(at);
            if (inside.startsWith("$${", at) || inside.startsWith("%%{", at)) {
                out.append(c).append('{');
                at += 3;
            } else if (c != '\\') {
                out.append(c);
                at++;
            } else {
                char escape = at + 1 < inside.length() ? inside.charAt(at + 1) : 0;
                int digits = escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
                int codePoint = digits > 0 ? hex(inside, at + 2, digits) : simple(escape);
                if (!Character.isValidCodePoint(codePoint)) {
                    return null;
                }
                out.appendCodePoint(codePoint);
                at += 2 + digits;
            }
        }
        return out.toString();
    }

    private static int simple(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\' -> escape;
            default -> -1;
        };
    }

    private static int hex(String text, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value > Character.MAX_CODE_POINT ? -1 : (int) value;
    }
}
