package io.jenkins.plugins.terraformguard.tool.replay;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.zip.SafeZip;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import io.jenkins.plugins.terraformguard.tool.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The policy files of a layer as somebody names them: in a folder, or in a zip archive. */
public final class PolicyFiles {
    /** Entries of an archive. */
    private static final int MAX_ENTRIES = 10_000;

    /** Bytes of one file; {@link PolicyFolder} refuses less. */
    private static final int MAX_BYTES = 8 << 20;

    /** Bytes of all files. */
    private static final long MAX_ALL = 128L << 20;

    private final Path folder;
    private int entries;
    private long bytes;

    private PolicyFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads them, with the name of what was named before their own. In an archive they lie at its top.
     *
     * @throws IOException with a message for people if they can't be used
     */
    public static List<PolicyFile> read(Path named) throws IOException {
        if (Files.isDirectory(named)) {
            return named(named, PolicyFolder.read(named.toAbsolutePath()));
        }
        if (!Files.isRegularFile(named) || !PastDecisions.isZip(named)) {
            throw new IOException("'" + named + "' is neither a folder with policies nor a zip archive of one");
        }
        try (PrivateFolder folder = PrivateFolder.create()) {
            PolicyFiles unpacked = new PolicyFiles(folder.path());
            new SafeZip(named, 32, unpacked::count).read(unpacked::take);
            List<PolicyFile> files = PolicyFolder.read(folder.path());
            if (files.isEmpty()) {
                throw new IOException("There is no policy file at the top of the archive '" + named + "'");
            }
            return named(named, files);
        }
    }

    private static List<PolicyFile> named(Path named, List<PolicyFile> files) {
        return files.stream()
                .map(file -> new PolicyFile(named.resolve(file.name()).toString(), file.text()))
                .toList();
    }

    private void count() throws IOException {
        if (++entries > MAX_ENTRIES) {
            throw new IOException("There are more than " + MAX_ENTRIES + " files in the archive");
        }
    }

    private void take(String path, InputStream in, long size) throws IOException {
        Path file = folder.resolve(path);
        // A name that is harmless in an archive may name a drive.
        if (path.indexOf('/') < 0 && folder.equals(file.getParent())) {
            byte[] content = in.readNBytes(MAX_BYTES);
            bytes += content.length;
            if (bytes > MAX_ALL) {
                throw new IOException("The policy files in the archive are larger than " + MAX_ALL + " bytes");
            }
            Files.write(file, content);
        }
    }
}
