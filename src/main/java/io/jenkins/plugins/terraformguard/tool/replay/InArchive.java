package io.jenkins.plugins.terraformguard.tool.replay;

import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.tool.BoundedCopy;
import io.jenkins.plugins.terraformguard.tool.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A decision in a zip archive whose list of files was found to be harmless.
 *
 * @param path the folder that it is in, with a slash at its end; empty for the archive itself
 */
record InArchive(Path archive, String path) implements PastDecision {
    /** Bytes of one file that are unpacked. */
    private static final long MAX_BYTES = 4L << 30;

    @Override
    public String place() {
        return path.isEmpty() ? archive.toString() : archive + "/" + path.substring(0, path.length() - 1);
    }

    @Override
    public <T> T look(Look<T> look) throws IOException {
        try (PrivateFolder folder = PrivateFolder.create()) {
            try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
                for (String name : ReplayCase.FILES) {
                    ZipEntry entry = zip.getEntry(path + name);
                    if (entry != null) {
                        unpack(zip, entry, folder.path().resolve(name));
                    }
                }
            } catch (ZipException e) {
                throw new IOException("The archive '" + archive + "' is damaged: " + e.getMessage(), e);
            }
            return look.at(folder.path());
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        long most = Math.min(MAX_BYTES, Math.max(entry.getSize(), 0));
        try (InputStream in = zip.getInputStream(entry)) {
            if (BoundedCopy.copy(in, file, most, () -> {}) > most) {
                throw new ZipException(
                        "'" + entry.getName() + "' is larger than it says, or than " + MAX_BYTES + " bytes");
            }
        }
    }
}
