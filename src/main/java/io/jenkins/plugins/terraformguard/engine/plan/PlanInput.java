package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;

/** The bytes of a plan on their way to the parser: recognised, unpacked, counted, hashed. */
final class PlanInput implements Closeable {
    private static final int PEEK = 64 * 1024;

    private final PlanSource source;
    private final Counting counted;
    private final InputStream text;
    private final JsonParser parser;
    private final int skippedLines;

    private PlanInput(PlanSource source, Counting counted, InputStream text, JsonParser parser, int skippedLines) {
        this.source = source;
        this.counted = counted;
        this.text = text;
        this.parser = parser;
        this.skippedLines = skippedLines;
    }

    static PlanInput open(PlanSource source, ReadLimits limits) throws PlanException, IOException {
        Counting counted = new Counting(source.open());
        try {
            BufferedInputStream in = new BufferedInputStream(counted, PEEK);
            byte[] head = peek(in);
            if (head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
                in = new BufferedInputStream(new GZIPInputStream(in), PEEK);
                head = peek(in);
            }
            InputStream bounded = new Bounded(in, limits.maxBytes());
            Preamble preamble = Preamble.of(head, source.name());
            bounded.skipNBytes(preamble.bytes());
            JsonFactory factory = JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(limits.maxDepth())
                            .maxStringLength(limits.maxStringChars())
                            .maxNumberLength(1000)
                            .maxNameLength(65536)
                            .build())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                    .build();
            return new PlanInput(source, counted, bounded, factory.createParser(bounded), preamble.lines());
        } catch (IOException | PlanException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    JsonParser parser() {
        return parser;
    }

    /** Lines before the JSON that a wrapper script left there. */
    int skippedLines() {
        return skippedLines;
    }

    /** Reads what is left after the JSON; tells whether it is nothing but what a wrapper script adds. */
    boolean restIsWorkflowCommands() throws IOException {
        ByteArrayOutputStream buffered = new ByteArrayOutputStream();
        parser.releaseBuffered(buffered);
        InputStream rest = new FilterInputStream(text) {
            @Override
            public void close() {
                // The digest still reads on from the stream below.
            }
        };
        return WorkflowCommands.only(new BufferedInputStream(
                new SequenceInputStream(new ByteArrayInputStream(buffered.toByteArray()), rest)));
    }

    /** SHA-256 of the whole source as it was given (packed, with its preamble). Reads what is left. */
    String finish() throws IOException {
        counted.transferTo(java.io.OutputStream.nullOutputStream());
        return Sha256.finish(counted.digest);
    }

    PlanException error(String message, String remedy) {
        return error(parser.currentTokenLocation(), message, remedy);
    }

    /** An error at the place that the parser complains of. */
    PlanException error(JsonProcessingException cause, String message, String remedy) {
        JsonLocation at = cause.getLocation();
        return error(at == null ? parser.currentTokenLocation() : at, message, remedy);
    }

    private PlanException error(JsonLocation at, String message, String remedy) {
        return new PlanException(message, source.name(), at.getLineNr() + skippedLines, at.getColumnNr(), remedy);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        counted.close();
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(PEEK);
        byte[] head = in.readNBytes(PEEK);
        in.reset();
        return head;
    }

    private static final class Counting extends FilterInputStream {
        private final MessageDigest digest = Sha256.start();

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                digest.update((byte) value);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (count > 0) {
                digest.update(buffer, offset, count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long count;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                account(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            account(Math.max(read, 0));
            return read;
        }

        private void account(int bytes) throws IOException {
            count += bytes;
            if (count > limit) {
                throw new TooLargeException(limit);
            }
        }
    }

    /** The size limit was reached. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("larger than the limit of " + limit + " bytes");
        }
    }
}
