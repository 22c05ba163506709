package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON the way Terraform does: on one line, and escaped like Go's {@code encoding/json}, which also escapes
 * {@code <}, {@code >} and {@code &}.
 */
final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final BitSet filled = new BitSet();
    private int depth;
    private boolean afterName;

    /** @param out is written to byte by byte; give a buffered one */
    JsonWriter(OutputStream out) {
        this.out = out;
    }

    void beginObject() throws IOException {
        begin('{');
    }

    void endObject() throws IOException {
        end('}');
    }

    void beginArray() throws IOException {
        begin('[');
    }

    void endArray() throws IOException {
        end(']');
    }

    void name(String name) throws IOException {
        separate();
        string(name);
        out.write(':');
        afterName = true;
    }

    void field(String name, Object value) throws IOException {
        name(name);
        value(value);
    }

    /** Writes a map, a list, a string, a number, a boolean or null. */
    void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                field((String) entry.getKey(), entry.getValue());
            }
            endObject();
        } else if (value instanceof List<?> list) {
            beginArray();
            for (Object element : list) {
                value(element);
            }
            endArray();
        } else {
            separate();
            if (value instanceof String text) {
                string(text);
            } else {
                out.write(String.valueOf(value).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private void begin(char bracket) throws IOException {
        separate();
        out.write(bracket);
        filled.clear(++depth);
    }

    private void end(char bracket) throws IOException {
        out.write(bracket);
        depth--;
    }

    private void separate() throws IOException {
        if (afterName) {
            afterName = false;
            return;
        }
        if (filled.get(depth)) {
            out.write(',');
        }
        filled.set(depth);
    }

    private void string(String text) throws IOException {
        out.write('"');
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            switch (b) {
                case '"', '\\' -> {
                    out.write('\\');
                    out.write(b);
                }
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                case '\t' -> escape('t');
                case '<', '>', '&' -> unicode(b);
                default -> {
                    if (b >= 0 && b < ' ') {
                        unicode(b);
                    } else {
                        out.write(b);
                    }
                }
            }
        }
        out.write('"');
    }

    private void escape(char letter) throws IOException {
        out.write('\\');
        out.write(letter);
    }

    private void unicode(byte b) throws IOException {
        out.write('\\');
        out.write('u');
        out.write('0');
        out.write('0');
        out.write(HEX[b >> 4]);
        out.write(HEX[b & 15]);
    }
}
