package io.jenkins.plugins.terraformguard.engine.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A folder that holds a report, or the reports on several plans in folders of their own. It is replaced as a whole or not
 * at all, and never where it holds anything else.
 */
final class ReportFolder {
    /** Fills a new folder. */
    interface Content {
        void writeTo(Path directory) throws IOException;
    }

    private final Path target;

    ReportFolder(Path directory) {
        this.target = directory.toAbsolutePath().normalize();
    }

    /** @throws IOException if that can't be done; what was there before is then still there */
    void replace(Content content) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException(target + " can't hold a report: it is the root of a file system");
        }
        refuseForeign(target);
        Files.createDirectories(parent);
        Path fresh = sibling("new");
        try {
            Files.createDirectory(fresh);
            content.writeTo(fresh);
            moveIntoPlace(fresh);
        } finally {
            delete(fresh);
        }
    }

    private void moveIntoPlace(Path fresh) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(fresh, target);
            return;
        }
        Path old = sibling("old");
        Files.move(target, old);
        try {
            refuseForeign(old);
            Files.move(fresh, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
        delete(old);
    }

    private void refuseForeign(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + " is a link or a file, where a folder for the report was expected");
        }
        // Only beside the list are folders ours: without it they may be reports that were written one by one.
        boolean several = isFile(folder.resolve(ReportWriter.PLANS));
        for (Path entry : entries(folder)) {
            Path foreign = foreign(entry, several);
            if (foreign != null) {
                throw new IOException(target + " holds "
                        + SafeText.oneLine(folder.relativize(foreign).toString())
                        + ", which is no part of a report; name another folder or empty this one");
            }
        }
    }

    /** What of an entry we did not write; null if nothing. */
    private static Path foreign(Path entry, boolean several) throws IOException {
        String name = String.valueOf(entry.getFileName());
        if (isFile(entry) && (name.equals(ReportWriter.PLANS) || isOurs(name))) {
            return null;
        }
        if (!several || !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return entry;
        }
        for (Path file : entries(entry)) {
            if (!isFile(file) || !isOurs(String.valueOf(file.getFileName()))) {
                return file;
            }
        }
        return null;
    }

    private static boolean isOurs(String file) {
        return ReportWriter.FILES.contains(file) || ReportWriter.ARCHIVED.contains(file);
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(all::add);
        }
        return all;
    }

    private Path sibling(String purpose) {
        return target.resolveSibling(".terraform-guard-" + purpose + "-" + UUID.randomUUID());
    }

    /** Deletes a folder with our own files in it; there is nothing to do where it has been moved away. */
    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path entry : entries(directory)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                deleteFiles(entry);
            }
        }
        Files.deleteIfExists(directory.resolve(ReportWriter.PLANS));
        deleteFiles(directory);
    }

    private static void deleteFiles(Path directory) throws IOException {
        for (String file : ReportWriter.FILES) {
            Files.deleteIfExists(directory.resolve(file));
        }
        for (String file : ReportWriter.ARCHIVED) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.delete(directory);
    }
}
