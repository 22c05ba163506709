package io.jenkins.plugins.terraformguard.tool.opa;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The policies of a folder and the data beside them, as they were when it was read. Only these are evaluated, whatever
 * becomes of the folder meanwhile.
 *
 * @param name of the folder as the user gave it, with slashes
 * @param files content of the files by their paths in the folder, with slashes
 */
public record RegoFolder(String name, SortedMap<String, byte[]> files) {
    static final int MAX_FILES = 500;
    static final int MAX_FILE_BYTES = 4 << 20;
    static final long MAX_BYTES = 64L << 20;
    private static final int MAX_DEPTH = 20;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9._][A-Za-z0-9._-]*)*");

    private static final String REMEDY = "Put the Rego policies into a folder of their own, and name that";
    private static final String POLICY = ".rego";
    private static final List<String> DATA = List.of(".json", ".yaml", ".yml");

    /**
     * Reads the {@code .rego} files of a folder and of those in it, and its {@code .json}, {@code .yaml} and {@code .yml} files as
     * data. What begins with a dot, as {@code .git}, is left out.
     *
     * @param folder with all links resolved
     * @param name what to call it
     * @param plan the file that is judged, with all links resolved; null if there is none
     * @throws ToolException if there is no policy, if it is too much, if it may hold secrets of the plan, or if there is a link:
     *     what it leads to may be anything
     */
    public static RegoFolder read(Path folder, String name, Path plan) throws ToolException {
        if (plan != null && plan.startsWith(folder)) {
            throw problem(
                    name,
                    "holds the plan itself: "
                            + folder.relativize(plan).toString().replace('\\', '/')
                            + ". Policies see the plan without its secrets, and all JSON and YAML in their folder as data",
                    REMEDY);
        }
        Reader reader = new Reader(folder, name);
        try {
            Files.walkFileTree(folder, Set.of(), MAX_DEPTH, reader);
        } catch (UncheckedIOException e) {
            throw problem(name, "can't be read: " + e.getMessage(), "Check the permissions of its files");
        } catch (ToolException e) {
            throw e;
        } catch (IOException e) {
            throw problem(name, "can't be read: " + e.getMessage(), "Check the permissions of its files");
        }
        RegoFolder read = new RegoFolder(name, reader.files);
        if (read.policies().isEmpty()) {
            throw problem(name, "holds no policy: there is no .rego file", "Name the folder that has them");
        }
        return read;
    }

    /** Paths of the policies. */
    List<String> policies() {
        return files.keySet().stream().filter(file -> file.endsWith(POLICY)).toList();
    }

    /** A digest over names and contents. */
    public String sha256() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        files.forEach((file, content) ->
                all.writeBytes((Sha256.hex(content) + " " + file + "\0").getBytes(StandardCharsets.UTF_8)));
        return Sha256.hex(all.toByteArray());
    }

    /** Where a copy lies in a folder, so that messages of {@code opa} name the files as the user knows them. */
    String place() {
        boolean plain = PLAIN.matcher(name).matches() && !(name + "/").contains("./");
        return plain ? name : "policy";
    }

    /** Writes the files into a folder, which is made. */
    void copyTo(Path target) throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path copy = target.resolve(file.getKey());
            Path parent = copy.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(copy, file.getValue());
        }
    }

    private static ToolException problem(String name, String what, String remedy) {
        return new ToolException("The folder of Rego policies '" + name + "' " + what, remedy);
    }

    /** Takes the files on the way. */
    private static final class Reader extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final String name;
        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private long bytes;

        Reader(Path folder, String name) {
            this.folder = folder;
            this.name = name;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(folder) && isHidden(directory)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            String path = folder.relativize(file).toString().replace('\\', '/');
            if (attributes.isSymbolicLink()) {
                throw problem(name, "holds a link: " + path, "Put the file itself there");
            }
            if (attributes.isDirectory()) {
                throw problem(name, "is too deep at " + path, "Put the policies into fewer folders");
            }
            refuse(path, PlanData.byName(path));
            if (isWanted(path) && !attributes.isRegularFile()) {
                throw problem(name, "holds what is no file: " + path, "Remove it");
            }
            if (isWanted(path)) {
                take(path, file);
            }
            return FileVisitResult.CONTINUE;
        }

        private void take(String path, Path file) throws IOException {
            if (files.size() == MAX_FILES) {
                throw problem(name, "holds more than " + MAX_FILES + " files", "Name the folder of the policies alone");
            }
            byte[] content;
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                content = in.readNBytes(MAX_FILE_BYTES + 1);
            }
            bytes += content.length;
            if (content.length > MAX_FILE_BYTES || bytes > MAX_BYTES) {
                throw problem(
                        name,
                        "is too large at " + path + ": a file may have " + MAX_FILE_BYTES + " bytes, all of them "
                                + MAX_BYTES,
                        "Name the folder of the policies alone");
            }
            if (!path.endsWith(POLICY)) {
                refuse(path, PlanData.byContent(content));
            }
            files.put(path, content);
        }

        private void refuse(String path, String what) throws ToolException {
            if (!what.isEmpty()) {
                throw problem(
                        name,
                        "holds " + what + ": " + path + ". Secrets in it would be data of the policies",
                        "Put the file elsewhere, or the Rego policies into a folder of their own, and name that");
            }
        }

        private static boolean isHidden(Path path) {
            return String.valueOf(path.getFileName()).startsWith(".");
        }

        private static boolean isWanted(String path) {
            return path.endsWith(POLICY) || DATA.stream().anyMatch(path::endsWith);
        }
    }
}
