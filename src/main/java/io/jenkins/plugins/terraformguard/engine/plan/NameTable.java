package io.jenkins.plugins.terraformguard.engine.plan;

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

    /** The text that stands between quotes, and whose form was checked. */
    String get(byte[] bytes, int from, int length) {
        if (length > MAX_LENGTH) {
            return Escapes.decode(bytes, from, length);
        }
        long head = length < 8 ? packed(bytes, from, length) : (long) LONGS.get(bytes, from);
        long tail = length < 8 ? length : (long) LONGS.get(bytes, from + length - 8);
        long mixed = (head * 0x9e3779b97f4a7c15L ^ tail) * 0xc2b2ae3d27d4eb4fL + length * 0x165667b19e3779f9L;
        int slot = (int) (mixed >>> 64 - BITS);
        if (holds(slot, head, tail, bytes, from, length)) {
            return texts[slot];
        }
        // Two names that fall into one place must not drive each other out all the time.
        int second = slot ^ 1;
        if (holds(second, head, tail, bytes, from, length)) {
            return texts[second];
        }
        heads[second] = heads[slot];
        tails[second] = tails[slot];
        names[second] = names[slot];
        texts[second] = texts[slot];
        heads[slot] = head;
        tails[slot] = tail;
        names[slot] = Arrays.copyOfRange(bytes, from, from + length);
        texts[slot] = Escapes.decode(bytes, from, length);
        return texts[slot];
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
