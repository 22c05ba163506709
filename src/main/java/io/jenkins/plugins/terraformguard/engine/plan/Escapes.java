package io.jenkins.plugins.terraformguard.engine.plan;

import java.nio.charset.StandardCharsets;

/** Takes the escapes out of the text between quotes. Its form was checked by {@link SkimmedText}. */
final class Escapes {
    private Escapes() {}

    static String decode(byte[] bytes, int from, int length) {
        String raw = new String(bytes, from, length, StandardCharsets.UTF_8);
        int escape = raw.indexOf('\\');
        if (escape < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int done = 0;
        while (escape >= 0) {
            out.append(raw, done, escape);
            char kind = raw.charAt(escape + 1);
            done = escape + 2;
            if (kind == 'u') {
                out.append((char) Integer.parseInt(raw, done, done + 4, 16));
                done += 4;
            } else {
                out.append(plain(kind));
            }
            escape = raw.indexOf('\\', done);
        }
        return out.append(raw, done, raw.length()).toString();
    }

    private static char plain(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }
}
