package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One reading of a source: it is skimmed, and the parts of it that matter are built. */
final class PlanInput implements Closeable {
    private final PlanText text;
    private final ReadLimits limits;
    private final JsonFactory factory;
    private final Skimmer skimmer;
    private final int skippedLines;
    private final long maxString;

    private PlanInput(PlanText text, ReadLimits limits, int skippedLines) {
        this.text = text;
        this.limits = limits;
        this.factory = Parsers.factory(limits);
        this.skimmer = new Skimmer(text, limits);
        this.skippedLines = skippedLines;
        this.maxString = limits.of(ReadLimits.Limit.MAX_STRING);
    }

    /**
     * @param digest of the bytes as they were given, or null
     * @param check over the same bytes
     */
    static PlanInput open(PlanSource source, ReadLimits limits, BackgroundDigest digest, StreamCheck check)
            throws PlanException, IOException {
        PlanText text = PlanText.open(source, limits, digest, check);
        try {
            Preamble preamble = Preamble.of(text.head(), source.name());
            text.skipNBytes(preamble.bytes());
            return new PlanInput(text, limits, preamble.lines());
        } catch (IOException | PlanException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    Skimmer skimmer() {
        return skimmer;
    }

    ReadLimits limits() {
        return limits;
    }

    /** Lines before the JSON that a wrapper script left there. */
    int skippedLines() {
        return skippedLines;
    }

    /** Builds the value that stands between two places of what is kept. */
    Value build(long from, long to) throws IOException {
        TextBuffer buffer = skimmer.buffer();
        int begin = buffer.index(from);
        int length = (int) (to - from);
        Value simple = simple(buffer.bytes, begin, length);
        return simple == null ? parse(buffer.bytes, begin, length) : simple;
    }

    /** Whether the same bytes stand at two places of what is kept. */
    boolean same(long from, long to, long otherFrom, long otherTo) {
        TextBuffer buffer = skimmer.buffer();
        return Arrays.equals(
                buffer.bytes,
                buffer.index(from),
                buffer.index(to),
                buffer.bytes,
                buffer.index(otherFrom),
                buffer.index(otherTo));
    }

    /** What needs no parser: empty containers, words, and texts without escapes, whose encoding was checked. */
    private Value simple(byte[] bytes, int begin, int length) {
        switch (bytes[begin]) {
            case '{':
                return length == 2 ? MapValue.EMPTY : null;
            case 't':
                return Value.TRUE;
            case 'f':
                return Value.FALSE;
            case 'n':
                return Value.NULL;
            case '"':
                if (length - 2 > maxString) {
                    return null;
                }
                for (int i = begin + 1; i < begin + length - 1; i++) {
                    if (bytes[i] == '\\') {
                        return null;
                    }
                }
                return new Value.Text(new String(bytes, begin + 1, length - 2, StandardCharsets.UTF_8));
            default:
                return null;
        }
    }

    private Value parse(byte[] bytes, int begin, int length) throws IOException {
        try (JsonParser parser = factory.createParser(bytes, begin, length)) {
            parser.nextToken();
            return new ValueReader(parser, limits).read();
        } catch (StreamConstraintsException e) {
            ReadLimits.Limit limit = ReadErrors.limit(e);
            throw limit == null ? new StumbleException() : new LimitException(limit, limits.of(limit));
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new StumbleException();
        }
    }

    /** What stands after the JSON, where a wrapper script wrote before it. It is read to its end. */
    WorkflowCommands.Rest rest() throws IOException {
        return WorkflowCommands.look(new BufferedInputStream(skimmer.rest()));
    }

    /** Reads what is left of the source. */
    void drain() throws IOException {
        text.drain();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
