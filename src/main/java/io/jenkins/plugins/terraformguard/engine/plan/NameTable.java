package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The names that were met lately, so that one that comes again need not be made again: it is the same object. Names are
 * told apart by their first and last eight bytes, which for most of them is all they have.
 */
final class NameTable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BITS = 12;
    private static final int SIZE = 1 << BITS;
    /** Longer ones don't come again, and would only fill the memory. */
    private static final int MAX_LENGTH = 256;

    private final long[] heads = new long[SIZE];
    private final long[] tails = new long[SIZE];
    private final byte[][] names = new byte[SIZE][];
    private final String[] texts = new String[SIZE];
    /** For the place of each name, that of the one that came after it the last time. */
    private final int[] followers = new int[SIZE];

    private int last;

    /**
     * Reads the name whose opening quote was read last, up to behind the closing one. Names come in the same order again
     * and again, so the one that came last time is tried first.
     *
     * @throws StumbleException if it is no text
     */
    String next(TextBuffer text) throws IOException {
        int expected = followers[last];
        byte[] known = names[expected];
        if (known != null) {
            int end = text.at + known.length;
            if (end < text.filled
                    && text.bytes[end] == '"'
                    && Arrays.equals(known, 0, known.length, text.bytes, text.at, end)) {
                text.at = end + 1;
                last = expected;
                return texts[expected];
            }
        }
        long from = text.position();
        SkimmedText.skip(text);
        int begin = text.index(from);
        int length = text.at - 1 - begin;
        if (length > MAX_LENGTH) {
            return Escapes.decode(text.bytes, begin, length);
        }
        int slot = slot(text.bytes, begin, length);
        followers[last] = slot;
        last = slot;
        return texts[slot];
    }

    /** Where a name is kept, from now on if it was not before. */
    private int slot(byte[] bytes, int from, int length) {
        long head = length < 8 ? packed(bytes, from, length) : (long) LONGS.get(bytes, from);
        long tail = length < 8 ? length : (long) LONGS.get(bytes, from + length - 8);
        long mixed = (head * 0x9e3779b97f4a7c15L ^ tail) * 0xc2b2ae3d27d4eb4fL + length * 0x165667b19e3779f9L;
        int slot = (int) (mixed >>> 64 - BITS);
        if (holds(slot, head, tail, bytes, from, length)) {
            return slot;
        }
        // Two names that fall into one place must not drive each other out all the time.
        int second = slot ^ 1;
        if (holds(second, head, tail, bytes, from, length)) {
            return second;
        }
        heads[second] = heads[slot];
        tails[second] = tails[slot];
        names[second] = names[slot];
        texts[second] = texts[slot];
        heads[slot] = head;
        tails[slot] = tail;
        names[slot] = Arrays.copyOfRange(bytes, from, from + length);
        texts[slot] = Escapes.decode(bytes, from, length);
        return slot;
    }

    private boolean holds(int slot, long head, long tail, byte[] bytes, int from, int length) {
        byte[] known = names[slot];
        if (known == null || heads[slot] != head || tails[slot] != tail || known.length != length) {
            return false;
        }
        return length <= 16 || Arrays.equals(known, 8, length - 8, bytes, from + 8, from + length - 8);
    }

    private static long packed(byte[] bytes, int from, int length) {
        long packed = 0;
        for (int i = 0; i < length; i++) {
            packed = packed << 8 | bytes[from + i] & 0xff;
        }
        return packed;
    }
}
