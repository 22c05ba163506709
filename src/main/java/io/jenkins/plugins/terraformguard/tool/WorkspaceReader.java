package io.jenkins.plugins.terraformguard.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads files of a workspace within bounds, and nothing outside it: links are resolved before anything is opened. */
final class WorkspaceReader {
    private final Path root;
    private final ConfigurationSources.Limits limits;
    private int filesLeft;
    private long bytesLeft;

    /** @param root an existing folder */
    WorkspaceReader(Path root, ConfigurationSources.Limits limits) throws IOException {
        this.root = root.toRealPath();
        this.limits = limits;
        this.filesLeft = limits.maxFiles();
        this.bytesLeft = limits.maxBytes();
    }

    /** What a path leads to, if that exists and is in the workspace. */
    Optional<Path> inside(Path path) {
        try {
            return Optional.of(path.toRealPath()).filter(real -> real.startsWith(root));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As {@link #inside}, for a path that is written relative to a folder. */
    Optional<Path> inside(Path folder, String path) {
        try {
            return inside(folder.resolve(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The name of a resolved path, from the root of the workspace, with slashes. */
    String name(Path real) {
        String name = StreamSupport.stream(root.relativize(real).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
        return name.isEmpty() ? "." : name;
    }

    /**
     * The names of entries in a folder.
     *
     * @throws IOException with a message for the user
     */
    List<String> list(Path folder, Predicate<String> wanted) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            Iterator<Path> entry = entries.iterator();
            while (names.size() <= limits.maxFiles() && entry.hasNext()) {
                String name = String.valueOf(entry.next().getFileName());
                if (wanted.test(name)) {
                    names.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IOException("The folder can't be read", e);
        }
        if (names.size() > limits.maxFiles()) {
            throw new IOException("The folder holds more than " + limits.maxFiles() + " such files");
        }
        return names;
    }

    /**
     * The text of a resolved file. What is not UTF-8 in it is replaced.
     *
     * @throws IOException with a message for the user
     */
    String text(Path real) throws IOException {
        if (!Files.isRegularFile(real)) {
            throw new IOException("This is not a regular file");
        }
        if (filesLeft == 0) {
            throw new IOException("This is beyond the limit of " + limits.maxFiles() + " files");
        }
        int most = (int) Math.min(Integer.MAX_VALUE - 8, Math.min(limits.maxFileBytes(), bytesLeft));
        byte[] bytes;
        try (InputStream in = Files.newInputStream(real)) {
            bytes = in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new IOException("The file can't be read", e);
        }
        if (bytes.length > most) {
            throw new IOException(
                    most == limits.maxFileBytes()
                            ? "The file is larger than " + most + " bytes"
                            : "This is beyond the limit of " + limits.maxBytes() + " bytes of all files");
        }
        filesLeft--;
        bytesLeft -= bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
