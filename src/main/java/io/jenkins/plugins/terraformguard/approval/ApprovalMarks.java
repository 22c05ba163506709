package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.results.kept.GuardFileName;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which builds of a job have a request that is not done with. A small file for each goes with the job wherever it is moved,
 * so that they are found again without loading builds. There may be one too many, never one too few.
 */
final class ApprovalMarks {
    private static final String FOLDER = "approvals-open";
    private static final byte[] ASKED = "asked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WAITING = "waiting".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,8})\\.(.+)");

    private final Job<?, ?> job;

    ApprovalMarks(Job<?, ?> job) {
        this.job = job;
    }

    /** A request that is not done with. */
    record Mark(int build, String guard) {
        String file() throws IOException {
            return build + "." + GuardFileName.of(guard);
        }

        private static Optional<Mark> of(String file) {
            Matcher match = NAME.matcher(file);
            return match.matches()
                    ? GuardFileName.guard(match.group(2))
                            .map(guard -> new Mark(Integer.parseInt(match.group(1)), guard))
                    : Optional.empty();
        }
    }

    /** All of the job, the oldest first. */
    List<Mark> all() {
        List<Mark> marks = new ArrayList<>(
                folder().names().map(Mark::of).flatMap(Optional::stream).toList());
        marks.sort((a, b) -> a.build() != b.build()
                ? Integer.compare(a.build(), b.build())
                : a.guard().compareTo(b.guard()));
        return marks;
    }

    static void put(Run<?, ?> run, String guard) throws IOException {
        new ApprovalMarks(run.getParent()).write(new Mark(run.getNumber(), guard), ASKED);
    }

    /** Notes that the build is held up by it, so that nobody has to answer any more when the build is over. */
    static void waits(Run<?, ?> run, String guard) throws IOException {
        new ApprovalMarks(run.getParent()).write(new Mark(run.getNumber(), guard), WAITING);
    }

    boolean isWaiting(Mark mark) throws IOException {
        try {
            return Files.size(folder().path().resolve(mark.file())) == WAITING.length;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    void remove(Mark mark) throws IOException {
        JobLock.change(
                this::folder, folder -> Files.deleteIfExists(folder.path().resolve(mark.file())));
    }

    private void write(Mark mark, byte[] content) throws IOException {
        JobLock.change(this::folder, folder -> {
            Path file = folder.path().resolve(mark.file());
            folder.create();
            KeptFile.replace(file, content);
            return file;
        });
    }

    private KeptFolder folder() {
        return KeptFolder.of(job, FOLDER);
    }
}
