package io.jenkins.plugins.terraformguard.tool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder that only its owner can look into, for files with secrets. Closing it deletes it. */
public record PrivateFolder(Path path) implements Closeable {
    /** The Java platform gives temporary folders to their owner alone where file systems know owners. */
    public static PrivateFolder create() throws IOException {
        return new PrivateFolder(Files.createTempDirectory("terraform-guard-"));
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }
}
