package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses the first member of a gzip file (RFC 1952) as far as it goes. The stream class of the JDK is not used
 * because it calls itself for every further member, of which a hostile file can have very many.
 */
final class Gzip {
    private static final int HEADER = 10;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private Gzip() {}

    static boolean isGzip(byte[] bytes) {
        return bytes.length > HEADER && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    }

    /** At most so many bytes of what is compressed; less where the input is broken or cut. */
    static byte[] inflate(byte[] gzip, int maxBytes) {
        int start = afterHeader(gzip);
        byte[] out = new byte[Math.min(maxBytes, 8192)];
        int length = 0;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(gzip, start, gzip.length - start);
            int read;
            while ((read = inflater.inflate(out, length, out.length - length)) > 0) {
                length += read;
                if (length == out.length) {
                    if (length == maxBytes) {
                        break;
                    }
                    out = Arrays.copyOf(out, Math.min(maxBytes, 2 * length));
                }
            }
        } catch (DataFormatException e) {
            // What came before the break still counts.
        } finally {
            inflater.end();
        }
        return Arrays.copyOf(out, length);
    }

    private static int afterHeader(byte[] gzip) {
        int flags = gzip[3];
        int at = HEADER;
        if ((flags & EXTRA) != 0 && at + 1 < gzip.length) {
            at += 2 + (gzip[at] & 0xff) + ((gzip[at + 1] & 0xff) << 8);
        }
        if ((flags & NAME) != 0) {
            at = afterZero(gzip, at);
        }
        if ((flags & COMMENT) != 0) {
            at = afterZero(gzip, at);
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            at += 2;
        }
        return Math.min(at, gzip.length);
    }

    private static int afterZero(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at + 1;
    }
}
