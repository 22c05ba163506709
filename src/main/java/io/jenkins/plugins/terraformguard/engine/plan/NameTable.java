package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names that were met lately, so that one that comes again need not be made again. */
final class NameTable {
    private static final int SIZE = 512;
    /** Longer ones don't come again, and would only fill the memory. */
    private static final int MAX_LENGTH = 256;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[][] names = new byte[SIZE][];
    private final String[] texts = new String[SIZE];

    /** The text that stands between quotes. */
    String get(byte[] bytes, int from, int length) throws IOException {
        if (length > MAX_LENGTH) {
            return decode(Arrays.copyOfRange(bytes, from, from + length));
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 9) & SIZE - 1;
        byte[] known = names[slot];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, from + length)) {
            names[slot] = Arrays.copyOfRange(bytes, from, from + length);
            texts[slot] = decode(names[slot]);
        }
        return texts[slot];
    }

    private static String decode(byte[] name) throws IOException {
        for (byte b : name) {
            if (b == '\\') {
                return unescape(name);
            }
        }
        return new String(name, StandardCharsets.UTF_8);
    }

    private static String unescape(byte[] name) throws IOException {
        byte[] quoted = new byte[name.length + 2];
        quoted[0] = '"';
        System.arraycopy(name, 0, quoted, 1, name.length);
        quoted[quoted.length - 1] = '"';
        try (JsonParser parser = FACTORY.createParser(quoted)) {
            parser.nextToken();
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw new StumbleException();
        }
    }
}
