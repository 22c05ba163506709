package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Hands on what is written, and knows its SHA-256 and its length. */
public final class DigestStream extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.start();
    private long size;

    public DigestStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Bytes that were written so far. */
    public long size() {
        return size;
    }

    /** SHA-256 of all that was written, lower-case hex; nothing may be written after it. */
    public String sha256() {
        return Sha256.finish(digest);
    }
}
