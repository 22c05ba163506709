package io.jenkins.plugins.terraformguard.tool.trail;

import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.TrailFolder;
import io.jenkins.plugins.terraformguard.engine.zip.SafeZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds what belongs to trails in folders, files and zip archives. Symbolic links are not followed and nothing is
 * unpacked to disk; what can't be looked at is a problem of the folder it is in, never left out.
 */
public final class TrailSearch {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final Budget budget;
    private final List<TrailFolder> folders = new ArrayList<>();
    private final TreeMap<String, byte[]> heads = new TreeMap<>();

    public TrailSearch(SearchLimits limits) {
        this.budget = new Budget(limits);
    }

    /** What was found so far. */
    public List<TrailFolder> folders() {
        return List.copyOf(folders);
    }

    /** Heads of chains that were found so far, by their places. */
    public SortedMap<String, byte[]> heads() {
        return new TreeMap<>(heads);
    }

    /**
     * Looks through one that somebody named.
     *
     * @throws IOException with a message for people if it is not there, can't be read, is too large or nothing of the kind
     */
    public void add(Path named) throws IOException {
        if (!Files.exists(named)) {
            throw new IOException("'" + named + "' does not exist");
        }
        Collector collector = new Collector(budget);
        if (Files.isDirectory(named)) {
            walk(named.toRealPath(), "", 0, collector);
        } else if (!Files.isRegularFile(named)) {
            throw new IOException("'" + named + "' is neither a folder nor a file");
        } else if (!isDocument(named, collector)) {
            archive(named, collector);
        }
        folders.addAll(collector.folders(named.toString()));
        collector.heads().forEach((path, head) -> heads.put(named + "/" + path, head));
    }

    private void walk(Path folder, String prefix, int depth, Collector collector) throws IOException {
        if (depth > budget.depth()) {
            collector.problem(prefix, "is a folder too deep inside others");
            return;
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                budget.file();
                entries.add(entry);
            }
        } catch (AccessDeniedException e) {
            collector.problem(prefix, "can't be read");
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        for (Path entry : entries) {
            visit(entry, prefix + entry.getFileName(), depth, collector);
        }
    }

    private void visit(Path entry, String path, int depth, Collector collector) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            walk(entry, path + "/", depth + 1, collector);
        } else if (Files.isSymbolicLink(entry)) {
            collector.problem(path, "is a symbolic link, which is not followed");
        } else if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            collector.problem(path, "is no regular file");
        } else if (!ArtifactName.isSafe(path)) {
            collector.problem(path, "has a name that can't be used");
        } else {
            try (InputStream in = Files.newInputStream(entry, LinkOption.NOFOLLOW_LINKS)) {
                collector.file(path, in, budget.fileBytes());
            } catch (AccessDeniedException e) {
                collector.problem(path, "can't be read");
            }
        }
    }

    /** A document of a trail stands for the folder it is in. */
    private boolean isDocument(Path file, Collector collector) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.equals(ArtifactName.HEAD)) {
            visit(file.toRealPath(), name, 0, collector);
            return true;
        }
        boolean link = name.endsWith(ArtifactName.LINK) || name.endsWith(ArtifactName.SIGNATURE);
        if (!link && !name.equals(ArtifactName.DECISION)) {
            return false;
        }
        Path folder = file.toRealPath().getParent();
        if (folder == null) {
            return false;
        }
        walk(folder, "", 0, collector);
        return true;
    }

    private void archive(Path file, Collector collector) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
            new SafeZip(file, budget.depth(), budget::file)
                    .read((path, in, size) -> collector.file(path, in, Math.min(size, budget.fileBytes())));
            return;
        }
        String remedy = Arrays.equals(Arrays.copyOf(start, 2), GZIP)
                ? "it is compressed with gzip: unpack it and name the folder"
                : "name a folder, a zip archive, or a file such as decision.json or decision.link.json";
        throw new IOException("'" + file + "' is nothing that can be verified; " + remedy);
    }
}
