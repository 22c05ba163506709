package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An archived plan.
 *
 * @param name that it had when it was judged
 * @param size bytes of it, of which no more are unpacked
 */
record ArchivedPlanSource(String name, Path file, long size) implements PlanSource {
    private static final int BUFFER = 64 << 10;

    @Override
    public InputStream open() throws IOException {
        InputStream packed = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        try {
            return new Bounded(new GZIPInputStream(packed, BUFFER));
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
    }

    @Override
    public long sizeHint() {
        return size;
    }

    private final class Bounded extends FilterInputStream {
        private long read;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(count, 0);
            if (read > size) {
                throw new ZipException("it unpacks to more than its inputs say");
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
