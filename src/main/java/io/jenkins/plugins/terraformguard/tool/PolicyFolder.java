package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.waiver.Baseline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the policy files of a project: the {@code .yaml} and {@code .yml} files of one folder, not of folders in it, and the
 * baseline beside them.
 */
public final class PolicyFolder {
    private static final int MAX_FILES = 200;
    private static final long MAX_BYTES = 4L << 20;

    private PolicyFolder() {}

    /** @throws IOException with a message for the user if the folder can't be read, is too large or is no text */
    public static List<PolicyFile> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(PolicyFolder::isPolicyFile).sorted().toList();
        }
        if (files.size() > MAX_FILES) {
            throw new IOException(folder.getFileName() + " holds more than " + MAX_FILES + " policy files");
        }
        Path real = folder.toRealPath();
        List<PolicyFile> result = new ArrayList<>();
        for (Path file : files) {
            if (!file.toRealPath().startsWith(real)) {
                throw new IOException("The policy file " + file.getFileName() + " is a link out of its folder");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException(
                        "The policy file " + file.getFileName() + " is larger than " + MAX_BYTES + " bytes");
            }
            result.add(new PolicyFile(String.valueOf(file.getFileName()), text(file)));
        }
        return result;
    }

    private static boolean isPolicyFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml") || name.equals(Baseline.FILE_NAME))
                && Files.isRegularFile(file);
    }

    private static String text(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("The policy file " + file.getFileName() + " is not UTF-8 text", e);
        }
    }
}
