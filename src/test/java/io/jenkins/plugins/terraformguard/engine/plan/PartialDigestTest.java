package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A digest made in two readings is that of the whole. */
class PartialDigestTest {
    private static final byte[] BYTES = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 1", "7, 10", "10, 10", "43, 3", "44, 100", "1000000, 43"})
    void isThatOfTheWhole(long first, int block) {
        PartialDigest begun = PartialDigest.ofFirst(first);
        feed(begun, block);
        for (int reading = 0; reading < 2; reading++) {
            PartialDigest rest = begun.rest();
            feed(rest, block + reading);
            assertEquals(Sha256.hex(BYTES), rest.finish());
        }
    }

    private static void feed(PartialDigest digest, int block) {
        for (int at = 0; at < BYTES.length; at += block) {
            byte[] part = Arrays.copyOfRange(BYTES, at, Math.min(at + block, BYTES.length));
            digest.update(part, part.length);
        }
    }
}
