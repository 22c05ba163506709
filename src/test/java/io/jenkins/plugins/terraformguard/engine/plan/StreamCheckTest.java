package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamCheckTest {
    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void feed(StreamCheck check, byte[] bytes, Random steps) {
        for (int at = 0; at < bytes.length; ) {
            int step = Math.min(bytes.length - at, 1 + steps.nextInt(3000));
            check.update(bytes, at, step);
            at += step;
        }
    }

    @Test
    void theSameBytesPassHoweverTheyAreCut() {
        for (int length : new int[] {0, 1, 7, 1023, 1024, 1025, 5000, 100_000}) {
            byte[] bytes = bytes(length);
            StreamCheck first = StreamCheck.fresh();
            feed(first, bytes, new Random(1));
            StreamCheck second = first.again();
            feed(second, bytes, new Random(2));
            assertTrue(second.sameAs(first), length + " bytes");
        }
    }

    @Test
    void anyOtherByteIsSeen() {
        byte[] bytes = bytes(4000);
        StreamCheck first = StreamCheck.fresh();
        first.update(bytes, 0, bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] ^= (byte) (1 << i % 8);
            StreamCheck second = first.again();
            second.update(other, 0, other.length);
            assertFalse(second.sameAs(first), "byte " + i);
        }
    }

    @Test
    void orderAndLengthCount() {
        byte[] bytes = bytes(4096);
        StreamCheck first = StreamCheck.fresh();
        first.update(bytes, 0, 4096);
        StreamCheck shorter = first.again();
        shorter.update(bytes, 0, 4095);
        assertFalse(shorter.sameAs(first));
        StreamCheck swapped = first.again();
        swapped.update(bytes, 1024, 1024);
        swapped.update(bytes, 0, 1024);
        swapped.update(bytes, 2048, 2048);
        assertFalse(swapped.sameAs(first));
        StreamCheck longer = first.again();
        longer.update(bytes, 0, 4096);
        longer.update(new byte[1], 0, 1);
        assertFalse(longer.sameAs(first));
    }

    @Test
    void valuesOfOtherKeysSayNothing() {
        byte[] bytes = bytes(2000);
        StreamCheck first = StreamCheck.fresh();
        StreamCheck foreign = StreamCheck.fresh();
        first.update(bytes, 0, 2000);
        foreign.update(bytes, 0, 2000);
        assertFalse(foreign.sameAs(first));
    }
}
