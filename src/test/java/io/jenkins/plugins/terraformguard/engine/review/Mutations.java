package io.jenkins.plugins.terraformguard.engine.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages documents: by bytes that are other ones, gone or doubled, by pieces that are moved, and by bits of JSON. */
final class Mutations {
    private static final List<String> BITS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "99999999999",
            "1e9",
            "\"\"",
            "\"a\":",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\\u0000",
            "\u202e");

    private Mutations() {}

    static byte[] of(byte[] document, Random random) {
        int at = random.nextInt(document.length);
        int length = random.nextInt(1, 20);
        byte[] rest = Arrays.copyOfRange(document, Math.min(document.length, at + length), document.length);
        byte[] start = Arrays.copyOf(document, at);
        return switch (random.nextInt(5)) {
            case 0 -> {
                byte[] changed = document.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
            case 1 -> start;
            case 2 -> join(start, rest);
            case 3 -> {
                int from = random.nextInt(document.length);
                byte[] piece = Arrays.copyOfRange(document, from, Math.min(document.length, from + length));
                yield join(start, piece, Arrays.copyOfRange(document, at, document.length));
            }
            default -> join(start, BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8), rest);
        };
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
