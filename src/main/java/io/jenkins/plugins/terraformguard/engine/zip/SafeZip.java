package io.jenkins.plugins.terraformguard.engine.zip;

import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a zip archive where it lies. One that tries anything is refused as a whole: paths out of it, two files of one
 * name, symbolic links, files that unpack beyond all measure.
 */
public final class SafeZip {
    /** Deflate makes at most 1,032 bytes of one; texts of ours stay far below this. */
    private static final int MAX_RATIO = 500;

    /** Below this an archive may be of any ratio. */
    private static final long HARMLESS = 16L << 20;

    /** Takes a file of an archive. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes one.
         *
         * @param path with slashes, never out of the archive
         * @param in not to be closed; there may be more in it than the archive says
         * @param size bytes that the archive says
         */
        void file(String path, InputStream in, long size) throws IOException;
    }

    /** Is told of each entry before anything is read. */
    @FunctionalInterface
    public interface Counter {
        /** @throws IOException with a message for people if there are too many */
        void entry() throws IOException;
    }

    private final Path file;
    private final int depth;
    private final Counter counter;

    /** @param depth how deep folders may be in each other */
    public SafeZip(Path file, int depth, Counter counter) {
        this.file = file;
        this.depth = depth;
        this.counter = counter;
    }

    /**
     * Hands out all files in the order of the archive's list.
     *
     * @throws IOException with a message for people if the archive is refused
     */
    public void read(Visitor visitor) throws IOException {
        List<ZipDirectory.Entry> listed = ZipDirectory.read(file);
        Set<String> names = check(listed);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                // The JDK may find another list than ours in an archive that has two.
                if (!names.remove(path(entry.getName()))) {
                    throw refused("its list of files contradicts itself");
                }
                if (!entry.isDirectory()) {
                    read(zip, entry, visitor);
                }
            }
            if (!names.isEmpty()) {
                throw refused("its list of files contradicts itself");
            }
        } catch (ZipException e) {
            throw refused("it is damaged (" + e.getMessage() + ")");
        } catch (IllegalArgumentException e) {
            throw refused("a name in it is not UTF-8");
        }
    }

    /** The names of the entries, each of them fit to be used. */
    private Set<String> check(List<ZipDirectory.Entry> entries) throws IOException {
        Set<String> names = new HashSet<>();
        long compressed = 0;
        long unpacked = 0;
        for (ZipDirectory.Entry entry : entries) {
            counter.entry();
            String name = entry.name();
            String path = path(name);
            if (!ArtifactName.isSafe(path)) {
                throw refused("it names a file outside of it, or one that no file can be called: '" + name + "'");
            }
            if (entry.isSymbolicLink()) {
                throw refused("it holds a symbolic link, '" + name + "'");
            }
            if (!names.add(path)) {
                throw refused("it holds two files that are called '" + path + "'");
            }
            if (path.chars().filter(c -> c == '/').count() > depth) {
                throw refused("folders in it are too deep: '" + name + "'");
            }
            compressed += entry.compressedSize();
            unpacked += entry.size();
        }
        if (compressed > Files.size(file)) {
            throw refused("files in it overlap");
        }
        if (unpacked > HARMLESS && unpacked / MAX_RATIO > compressed) {
            throw refused("it would unpack to more than " + MAX_RATIO + " times its size");
        }
        return names;
    }

    private static String path(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private void read(ZipFile zip, ZipEntry entry, Visitor visitor) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            visitor.file(entry.getName(), in, entry.getSize());
        } catch (ZipException | EOFException e) {
            throw refused("'" + entry.getName() + "' is damaged or encrypted (" + e.getMessage() + ")");
        }
    }

    private IOException refused(String why) {
        return new IOException("The archive '" + file + "' is not read: " + why);
    }
}
