package io.jenkins.plugins.terraformguard.tool.trail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What may still be read, over all that was named. */
final class Budget {
    private final SearchLimits limits;
    private int files;
    private long bytes;
    private long kept;

    Budget(SearchLimits limits) {
        this.limits = limits;
    }

    int depth() {
        return limits.depth();
    }

    void file() throws IOException {
        if (++files > limits.files()) {
            throw new IOException("There are more than " + limits.files() + " files: name fewer folders");
        }
    }

    /** Counts bytes that stay in memory. */
    void keep(int length) throws IOException {
        kept += length;
        if (kept > limits.keptBytes()) {
            throw new IOException("The links, signatures and heads are larger than " + limits.keptBytes()
                    + " bytes together: name fewer folders");
        }
    }

    long fileBytes() {
        return limits.fileBytes();
    }

    /**
     * A stream that breaks off with an exception when it gets too long.
     *
     * @param max bytes of this one
     */
    InputStream bound(InputStream in, String path, long max) {
        return new FilterInputStream(in) {
            private long read;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                read += Math.max(count, 0);
                bytes += Math.max(count, 0);
                if (read > max || bytes > limits.allBytes()) {
                    throw new IOException(path + " is too large to be looked at: more than " + max + " bytes, or "
                            + limits.allBytes() + " with all that came before");
                }
                return count;
            }
        };
    }
}
