package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The text of a source as UTF-8 without byte-order mark: unpacked where it is gzip, converted where it is UTF-16 or
 * UTF-32, and counted against the size limit. What was given is hashed on the way.
 */
final class PlanText extends FilterInputStream {
    private static final int PEEK = 64 * 1024;

    private final Given given;
    private final long limit;
    private Preamble preamble = Preamble.NONE;
    private long count;

    private PlanText(Given given, InputStream text, long limit) {
        super(text);
        this.given = given;
        this.limit = limit;
    }

    /** @param digest takes the bytes as they were given, or null */
    static PlanText open(PlanSource source, ReadLimits limits, BackgroundDigest digest) throws IOException {
        Given given = new Given(source.open(), digest);
        try {
            BufferedInputStream in = new BufferedInputStream(given, PEEK);
            byte[] head = peek(in, 4);
            if (head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
                in = new BufferedInputStream(new GZIPInputStream(in, PEEK), PEEK);
                head = peek(in, 4);
            }
            in.skipNBytes(markLength(head));
            Charset charset = charset(head);
            InputStream text = charset == null ? in : new BufferedInputStream(new Utf8Stream(in, charset), PEEK);
            return new PlanText(given, text, limits.of(ReadLimits.Limit.MAX_SIZE));
        } catch (IOException | RuntimeException e) {
            given.close();
            throw e;
        }
    }

    /**
     * The text from the first byte of its JSON on.
     *
     * @throws PlanException if it can be told from its beginning that it is no plan
     */
    static PlanText openJson(PlanSource source, ReadLimits limits, BackgroundDigest digest)
            throws PlanException, IOException {
        PlanText text = open(source, limits, digest);
        try {
            text.preamble = Preamble.of(peek(text.in, PEEK), source.name());
            text.skipNBytes(text.preamble.bytes());
            return text;
        } catch (IOException | PlanException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** What stood before the JSON and was skipped. */
    Preamble preamble() {
        return preamble;
    }

    /** Reads what is left of the source, so that the digest covers all of it. */
    void drain() throws IOException {
        given.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        given.close();
    }

    private void count(int bytes) throws IOException {
        count += bytes;
        if (count > limit) {
            throw new LimitException(ReadLimits.Limit.MAX_SIZE, limit);
        }
    }

    private static byte[] peek(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    private static int markLength(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        if (starts(head, 0xff, 0xfe, 0, 0) || starts(head, 0, 0, 0xfe, 0xff)) {
            return 4;
        }
        return starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) ? 2 : 0;
    }

    /** The encoding if it is not UTF-8: told by its mark, or by where the zeros of ASCII characters stand. */
    private static Charset charset(byte[] head) {
        if (head.length < 2) {
            return null;
        }
        if (starts(head, 0xff, 0xfe, 0, 0) || head.length == 4 && head[0] != 0 && zeros(head, 1, 2, 3)) {
            return Charset.forName("UTF-32LE");
        }
        if (starts(head, 0, 0, 0xfe, 0xff) || head.length == 4 && head[3] != 0 && zeros(head, 0, 1, 2)) {
            return Charset.forName("UTF-32BE");
        }
        if (starts(head, 0xff, 0xfe) || head[0] != 0 && head[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(head, 0xfe, 0xff) || head[0] == 0 && head[1] != 0 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean zeros(byte[] head, int... places) {
        for (int place : places) {
            if (head[place] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes as they were given. */
    private static final class Given extends FilterInputStream {
        private final BackgroundDigest digest;

        Given(InputStream in, BackgroundDigest digest) {
            super(in);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (count > 0 && digest != null) {
                digest.update(buffer, offset, count);
            }
            return count;
        }

        @Override
        public long skip(long count) {
            return 0;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
