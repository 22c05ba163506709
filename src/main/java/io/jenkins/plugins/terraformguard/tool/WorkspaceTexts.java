package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.remedy.SourceTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Texts of configuration files of a workspace, for a patch: just as they are, and of no file outside it. */
public final class WorkspaceTexts implements SourceTexts {
    private static final int MAX_BYTES = ConfigurationSources.Limits.DEFAULT.maxFileBytes();

    private final Path root;

    /** @param root where names of files begin */
    public WorkspaceTexts(Path root) {
        this.root = root;
    }

    @Override
    public Optional<String> read(String file) {
        try {
            Path real = root.resolve(file).toRealPath();
            boolean inside = real.startsWith(root.toRealPath());
            if (!inside
                    || !Files.isRegularFile(real)
                    || !ConfigurationFiles.isConfiguration(String.valueOf(real.getFileName()))) {
                return Optional.empty();
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(real)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            // A text in which something was replaced would make a patch that does not fit.
            return bytes.length > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
