package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Requests that were read, as long as their files are as they were then: every page of Jenkins asks for them. */
final class CaseCache {
    private static final int MAX = 500;

    private final Map<Path, Known> known = new LinkedHashMap<>(MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
            return size() > MAX;
        }
    };

    /** Each change makes another file, so this tells one from the other even within one tick of the clock. */
    private record Version(FileTime modified, long size, Object file) {
        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(
                    attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey(), ""));
        }
    }

    /** What was read of a version; a large one goes when memory is short. */
    private record Known(Version version, SoftReference<ApprovalLog> log) {}

    /** What a build asks; null if it asks nothing. */
    ApprovalCase get(Run<?, ?> run, String guard) throws IOException {
        ApprovalFiles files = ApprovalFiles.of(run, guard);
        Version version;
        try {
            version = Version.of(files.file());
        } catch (NoSuchFileException e) {
            return null;
        }
        ApprovalLog log = find(files.file(), version);
        if (log == null) {
            log = files.read();
            synchronized (known) {
                known.put(files.file(), new Known(version, new SoftReference<>(log)));
            }
        }
        return log == null ? null : new ApprovalCase(run, log);
    }

    private ApprovalLog find(Path file, Version version) {
        synchronized (known) {
            Known there = known.get(file);
            return there != null && there.version().equals(version)
                    ? there.log().get()
                    : null;
        }
    }
}
