package io.jenkins.plugins.terraformguard.tool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that only its owner can look into. Closing it deletes it with all that is in it. */
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
        List<Path> innermostFirst;
        try (Stream<Path> all = Files.walk(path)) {
            innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : innermostFirst) {
            Files.deleteIfExists(each);
        }
    }
}
