package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that are archived with decisions beside their reports, such as what a later replay needs. They may have come from an
 * agent: names, kinds and sizes are looked at.
 *
 * @param root holds a folder for each decision that has any, with its id as name; null if there are none at all
 */
record ExtraFiles(Path root) {
    static final ExtraFiles NONE = new ExtraFiles(null);

    /** Files of one decision. */
    static final int MAX_FILES = 100;

    /** Bytes of all files of one decision. */
    static final long MAX_BYTES = 512L << 20;

    /**
     * Moves the files of a decision beside its reports.
     *
     * @throws AbortException if one is no plain file, has a name that is taken or can't be used, or they are too many
     */
    void moveTo(Path folder, String id) throws IOException {
        if (root == null || !Files.isDirectory(root.resolve(id), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(root.resolve(id))) {
            files = all.limit(MAX_FILES + 1L).sorted().toList();
        }
        long bytes = 0;
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isFree(name)) {
                throw new AbortException(Messages.ExtraFiles_name(SafeText.oneLine(name, 200)));
            }
            bytes += Files.size(file);
        }
        if (files.size() > MAX_FILES || bytes > MAX_BYTES) {
            throw new AbortException(Messages.ExtraFiles_size(id, MAX_FILES, MAX_BYTES));
        }
        for (Path file : files) {
            Files.move(file, folder.resolve(file.getFileName()));
        }
    }

    private static boolean isFree(String name) {
        return ArtifactName.isSafe(name)
                && !ReportWriter.FILES.contains(name)
                && !name.equals(ArtifactName.HEAD)
                && !name.endsWith(ArtifactName.LINK)
                && !name.endsWith(ArtifactName.SIGNATURE);
    }
}
