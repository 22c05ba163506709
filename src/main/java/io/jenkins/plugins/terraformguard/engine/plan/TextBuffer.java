package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a text that is being looked at, with as much of what went before as was asked to be kept. The fields are
 * open to the classes that go through it byte by byte.
 */
final class TextBuffer {
    private static final int SIZE = 128 * 1024;

    final InputStream in;
    private final long maxElement;
    byte[] bytes;
    /** Index of the next byte. */
    int at;
    /** Index behind the last byte. */
    int filled;
    /** Place in the text of the first byte of the buffer. */
    private long start;
    /** Place from which on bytes are kept, or -1. */
    private long mark = -1;

    TextBuffer(InputStream in, long maxElement) {
        this.in = in;
        this.maxElement = maxElement;
        this.bytes = new byte[SIZE];
    }

    private TextBuffer(byte[] bytes) {
        this.in = InputStream.nullInputStream();
        this.maxElement = Long.MAX_VALUE;
        this.bytes = bytes;
        this.filled = bytes.length;
        this.mark = 0;
    }

    /** What stands between two kept places, to be read once more. */
    TextBuffer part(long from, long to) {
        return new TextBuffer(Arrays.copyOfRange(bytes, index(from), index(to)));
    }

    /** The next byte that is no white space, which stays to be read; -1 at the end. */
    int peek() throws IOException {
        while (true) {
            for (; at < filled; at++) {
                byte b = bytes[at];
                if (b > ' ' || b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                    return b & 0xff;
                }
            }
            if (!fill()) {
                return -1;
            }
        }
    }

    /** Reads the next byte that is no white space; -1 at the end. */
    int next() throws IOException {
        int b = peek();
        at++;
        return b;
    }

    /** Goes on at a place further on, without a look at what lies between. */
    void skipTo(long place) throws IOException {
        while (position() < place) {
            if (at == filled && !fill()) {
                throw new StumbleException();
            }
            at += (int) Math.min(place - position(), filled - at);
        }
    }

    /**
     * Goes on behind what comes next if it is the same as what stands between two kept places.
     *
     * @param from place of an object or list, so that its end is told by itself
     */
    boolean skipSame(long from, long to) throws IOException {
        int length = (int) (to - from);
        while (filled - at < length) {
            if (!fill()) {
                return false;
            }
        }
        int known = index(from);
        if (!Arrays.equals(bytes, known, known + length, bytes, at, at + length)) {
            return false;
        }
        at += length;
        return true;
    }

    /** The next byte whatever it is, which stays to be read; -1 at the end. */
    int peekRaw() throws IOException {
        return at < filled || fill() ? bytes[at] & 0xff : -1;
    }

    long position() {
        return start + at;
    }

    /** Index of a kept place. */
    int index(long place) {
        if (place < start) {
            throw new IllegalStateException("The bytes of an element were not kept");
        }
        return (int) (place - start);
    }

    void keepFrom(long place) {
        mark = place;
    }

    boolean keeping() {
        return mark >= 0;
    }

    void forget() {
        mark = -1;
    }

    /** Reads on; what is neither kept nor still to be read makes room. False at the end. */
    boolean fill() throws IOException {
        int from = mark < 0 ? at : (int) Math.max(mark - start, 0);
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            start += from;
            at -= from;
            filled -= from;
        }
        if (filled > maxElement) {
            throw new LimitException(ReadLimits.Limit.MAX_ELEMENT, maxElement);
        }
        if (filled == 0 && bytes.length > SIZE) {
            bytes = new byte[SIZE];
        } else if (filled > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int count = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(count, 0);
        return count > 0;
    }
}
