package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8. Bytes that are no text in that encoding are an error. */
final class Utf8Stream extends InputStream {
    private static final int SIZE = 16 * 1024;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer raw = ByteBuffer.allocate(SIZE).flip();
    private final CharBuffer characters = CharBuffer.allocate(SIZE).flip();
    private final ByteBuffer encoded = ByteBuffer.allocate(SIZE * 3).flip();
    private boolean ended;

    Utf8Stream(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        return fill() ? encoded.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, encoded.remaining());
        encoded.get(buffer, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Whether there is anything to give. */
    private boolean fill() throws IOException {
        while (!encoded.hasRemaining()) {
            if (ended) {
                return false;
            }
            encoded.clear();
            if (!readRaw()) {
                ended = true;
            }
            characters.compact();
            check(decoder.decode(raw, characters, ended));
            characters.flip();
            check(encoder.encode(characters, encoded, ended));
            encoded.flip();
        }
        return true;
    }

    private boolean readRaw() throws IOException {
        raw.compact();
        int count = in.read(raw.array(), raw.position(), raw.remaining());
        raw.position(raw.position() + Math.max(count, 0)).flip();
        return count >= 0;
    }

    private static void check(CoderResult result) throws IOException {
        if (result.isError()) {
            result.throwException();
        }
    }
}
