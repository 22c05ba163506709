package io.jenkins.plugins.terraformguard.engine.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses quickly. The header names neither a time nor a file, so equal texts give equal bytes on one Java platform. */
final class GzipOutput extends GZIPOutputStream {
    private static final int BUFFER = 64 << 10;

    private long size;

    GzipOutput(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        super.write(bytes, offset, length);
        size += length;
    }

    /** Bytes before they were compressed. */
    long size() {
        return size;
    }
}
