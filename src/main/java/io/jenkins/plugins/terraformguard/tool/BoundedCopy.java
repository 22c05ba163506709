package io.jenkins.plugins.terraformguard.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies what may be longer than it should be. */
public final class BoundedCopy {
    private static final int BUFFER = 64 << 10;

    private BoundedCopy() {}

    /**
     * Copies a stream into a file, which is replaced.
     *
     * @param in stays open
     * @param most bytes that are written at most
     * @param tick is called for each piece; an exception of it ends the copying
     * @return how many bytes there were; more than {@code most} if they are too many, and then the file is not whole
     */
    public static long copy(InputStream in, Path file, long most, Runnable tick) throws IOException {
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    break;
                }
                out.write(buffer, 0, read);
                tick.run();
            }
        }
        return bytes;
    }
}
