package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the policy files of a layer: the {@code .yaml} and {@code .yml} files of one folder and its baseline, not of folders in it. A file
 * that is there and can't be used is an error, never left out: policies that go missing unseen are worse than none.
 */
public final class PolicyFolder {
    private final Path folder;
    private final Limits limits;
    private long bytesLeft;

    private PolicyFolder(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
        this.bytesLeft = limits.maxBytes();
    }

    /** Reads the files of a project. */
    public static List<PolicyFile> read(Path folder) throws IOException {
        return read(folder, Limits.PROJECT);
    }

    /**
     * Reads the files by the order of their names.
     *
     * @throws IOException with a message for the user if the folder can't be read, is too large or is no text
     */
    public static List<PolicyFile> read(Path folder, Limits limits) throws IOException {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            throw new IOException("The policy folder does not exist or can't be read", e);
        }
        return new PolicyFolder(real, limits).read();
    }

    private List<PolicyFile> read() throws IOException {
        List<PolicyFile> result = new ArrayList<>();
        for (String name : names()) {
            result.add(new PolicyFile(name, text(name)));
        }
        return result;
    }

    /**
     * Reads one file; its name is that without folders.
     *
     * @throws IOException with a message for the user if it can't be read, is too large or is no text
     */
    public static PolicyFile readFile(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(file + " is a folder, not a file with policies");
        }
        Path folder = parent.toRealPath();
        String name = String.valueOf(file.getFileName());
        return new PolicyFile(name, new PolicyFolder(folder, Limits.PROJECT).text(name));
    }

    /**
     * A file in a folder, or in a folder in it; null if there is none, or if it is a link out of the folder.
     *
     * @param path from the folder, with slashes
     */
    public static Path inside(Path folder, String path) throws IOException {
        Path real = folder.toRealPath();
        Path file = real.resolve(path).normalize();
        boolean there = file.startsWith(real) && Files.isRegularFile(file);
        return there && file.toRealPath().startsWith(real) ? file : null;
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, PolicyFolder::isPolicyFile)) {
            for (Path entry : entries) {
                if (names.size() == limits.maxFiles()) {
                    throw new IOException(
                            folder.getFileName() + " holds more than " + limits.maxFiles() + " policy files");
                }
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException("The policy folder can't be read", e);
        }
        names.sort(null);
        return names;
    }

    private static boolean isPolicyFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yaml") || name.endsWith(".yml") || name.equals(LayerFiles.BASELINE))
                && !Files.isDirectory(file);
    }

    private String text(String name) throws IOException {
        Path real;
        try {
            real = folder.resolve(name).toRealPath();
        } catch (IOException e) {
            throw new IOException("The policy file " + name + " can't be read, or is a link to nothing", e);
        }
        if (!real.startsWith(folder)) {
            throw new IOException("The policy file " + name + " is a link out of its folder");
        }
        if (!Files.isRegularFile(real)) {
            throw new IOException("The policy file " + name + " is not a regular file");
        }
        byte[] bytes = bytes(name, real);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("The policy file " + name + " is not UTF-8 text", e);
        }
    }

    private byte[] bytes(String name, Path real) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(real)) {
            bytes = in.readNBytes(limits.maxFileBytes() + 1);
        } catch (IOException e) {
            throw new IOException("The policy file " + name + " can't be read", e);
        }
        if (bytes.length > limits.maxFileBytes()) {
            throw new IOException("The policy file " + name + " is larger than " + limits.maxFileBytes() + " bytes");
        }
        bytesLeft -= bytes.length;
        if (bytesLeft < 0) {
            throw new IOException("The policy files are larger than " + limits.maxBytes() + " bytes together");
        }
        return bytes;
    }

    /**
     * How much a folder may hold.
     *
     * @param maxFiles number of policy files
     * @param maxFileBytes size of one of them
     * @param maxBytes size of all of them together
     */
    public record Limits(int maxFiles, int maxFileBytes, long maxBytes) {
        /** For a folder that whoever opens a pull request can fill. */
        static final Limits PROJECT = new Limits(200, 4 << 20, 64L << 20);
    }
}
