package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Goes through JSON several times as fast as a parser, which makes something of every name, text and number. All of it is
 * checked on the way; what is of interest is left to a parser. Where the text is not JSON, or not what is expected,
 * {@link StumbleException} says no more than that: {@link Diagnosis} finds out what is wrong, and where.
 */
final class Skimmer {
    private final TextBuffer text;
    private final ReadLimits limits;
    private final int maxDepth;
    private final NameTable names = new NameTable();
    private final ValueParser values;
    /** The containers around a value that is skipped: true for an object. */
    private final boolean[] objects;

    /** How many containers have been entered and not been left. */
    private int entered;

    private boolean sawTrue;

    Skimmer(InputStream in, ReadLimits limits) {
        this.text = new TextBuffer(in, limits.of(ReadLimits.Limit.MAX_ELEMENT));
        this.maxDepth = (int) limits.of(ReadLimits.Limit.MAX_DEPTH);
        this.objects = new boolean[maxDepth + 1];
        this.values = new ValueParser(text, names, limits);
        this.limits = limits;
    }

    /** The next byte that is no white space, which stays to be read; -1 at the end. */
    int peek() throws IOException {
        return text.peek();
    }

    /** Reads the next byte that is no white space. */
    int next() throws IOException {
        return text.next();
    }

    void expect(char wanted) throws IOException {
        if (next() != wanted) {
            throw new StumbleException();
        }
    }

    /** Reads a key and the colon after it. */
    String key() throws IOException {
        String key = text();
        expect(':');
        return key;
    }

    /** Reads a short text, which most likely was read before: names are made once. */
    String text() throws IOException {
        expect('"');
        boolean keeping = text.keeping();
        if (!keeping) {
            text.keepFrom(text.position());
        }
        String name = names.next(text);
        if (!keeping) {
            text.forget();
        }
        return name;
    }

    /** Goes behind the next value; tells whether {@code true} stands in it anywhere. */
    boolean skipLookingForTrue() throws IOException {
        sawTrue = false;
        skip();
        return sawTrue;
    }

    /** Goes behind the next value. */
    void skip() throws IOException {
        int base = entered;
        int depth = base;
        do {
            int b = next();
            if (b == '{' || b == '[') {
                boolean object = b == '{';
                if (peek() != (object ? '}' : ']')) {
                    if (++depth > maxDepth) {
                        throw new StumbleException();
                    }
                    objects[depth] = object;
                    if (object) {
                        skipKey();
                    }
                    continue;
                }
                text.at++;
            } else if (b == '"') {
                SkimmedText.skip(text);
            } else {
                SkimmedWord.skip(text, b);
                sawTrue |= b == 't';
            }
            depth = close(depth, base);
        } while (depth > base);
    }

    /** Goes on behind a value: out of the containers that end there, or to the next value. */
    private int close(int from, int base) throws IOException {
        int depth = from;
        while (depth > base) {
            int b = next();
            if (b == ',') {
                if (objects[depth]) {
                    skipKey();
                }
                return depth;
            }
            if (b != (objects[depth] ? '}' : ']')) {
                throw new StumbleException();
            }
            depth--;
        }
        return base;
    }

    /** Counts a container that is taken apart. */
    void enter() throws StumbleException {
        if (++entered > maxDepth) {
            throw new StumbleException();
        }
    }

    void leave() {
        entered--;
    }

    private void skipKey() throws IOException {
        expect('"');
        SkimmedText.skip(text);
        expect(':');
    }

    /** Builds the value that comes next, which must be kept. */
    Value build() throws IOException {
        return values.element(entered);
    }

    /** Builds the value that stands between two kept places. */
    Value build(long from, long to) throws IOException {
        return copy(from, to).build();
    }

    /** A copy of what stands between two kept places, which needs them no more. */
    RawValue copy(long from, long to) {
        TextBuffer part = text.part(from, to);
        int depthAround = entered;
        return () -> new ValueParser(part, names, limits).element(depthAround);
    }

    /** What stands between two kept places, as it is written. */
    byte[] bytes(long from, long to) {
        return text.part(from, to).bytes;
    }

    /** Whether the object or list that comes next is the one between two kept places; if so, goes on behind it. */
    boolean skipSame(long from, long to) throws IOException {
        int first = text.bytes[text.index(from)];
        return (first == '{' || first == '[') && text.peek() == first && text.skipSame(from, to);
    }

    /** Goes on at a place that an earlier reading of the same bytes came to. */
    void skipTo(long place) throws IOException {
        text.skipTo(place);
    }

    /** Where the next byte stands in the input. */
    long position() {
        return text.position();
    }

    /** Keeps what comes from here on, until {@link #forget}. */
    void keep() {
        text.keepFrom(text.position());
    }

    void forget() {
        text.forget();
    }

    /** Everything that was not read yet, from here to the end. */
    InputStream rest() {
        InputStream buffered = new ByteArrayInputStream(text.bytes, text.at, text.filled - text.at);
        return new KeepOpen(new SequenceInputStream(buffered, new KeepOpen(text.in)));
    }
}
