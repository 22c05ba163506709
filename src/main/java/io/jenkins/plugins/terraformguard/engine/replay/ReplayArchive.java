package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.replay.ArchivedInputs.ArchivedPlan;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads what {@link ReplayRecorder} wrote beside a decision. It may come from anywhere: what it may take is bounded, and
 * what is damaged, incomplete, from elsewhere or of another version is refused with a reason.
 */
public final class ReplayArchive {
    /** The plan without its secrets, as JSON, compressed. */
    public static final String PLAN = ReportWriter.REDACTED_PLAN;

    /** The files of all layers. */
    public static final String POLICIES = ReportWriter.POLICIES;

    /** What else was known. */
    public static final String INPUTS = ReportWriter.INPUTS;

    /** What reviewers were sent and what they said; whoever asked them writes it. */
    public static final String REVIEW = ReportWriter.REVIEW;

    /** What an evaluation writes, wherever it runs. */
    public static final Set<String> RECORDED = Set.of(PLAN, POLICIES, INPUTS);

    /** All that there may be. */
    public static final Set<String> FILES = ReportWriter.ARCHIVED;

    static final String GET_IT_AGAIN = "Get the file again from where it was archived";

    private static final long INPUTS_FILE_BYTES = 64L << 20;

    private final Path folder;

    private ReplayArchive(Path folder) {
        this.folder = folder;
    }

    /** Whether anything was archived in a folder. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(INPUTS), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads an archive. The plan is read when it is asked for, from where it lies.
     *
     * @param folder that holds the files
     * @param limits bounds for reading the plan once more; it is refused if it was read with wider ones
     */
    public static ArchivedEvaluation read(Path folder, ReadLimits limits) throws ReplayException {
        return new ReplayArchive(folder).read(limits);
    }

    /** The record of a review as it lies in a folder; empty where there is none. */
    static byte[] review(Path folder) throws ReplayException {
        if (!Files.exists(folder.resolve(REVIEW), LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        Path file = new ReplayArchive(folder).file(REVIEW, ReviewRecordDocument.MAX_BYTES);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(ReviewRecordDocument.MAX_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(REVIEW, e);
        }
    }

    private ArchivedEvaluation read(ReadLimits limits) throws ReplayException {
        ArchivedInputs archived = inputs();
        checkLimits(archived, limits);
        Path policies = file(POLICIES, ArchiveLimits.POLICIES_BYTES);
        checkDigest(policies, POLICIES, archived.policies());
        Optional<Path> plan = Optional.empty();
        if (archived.plan().isPresent()) {
            plan = Optional.of(file(PLAN, Long.MAX_VALUE));
            checkDigest(plan.get(), PLAN, archived.plan().get().gzipSha256());
        } else if (Files.exists(folder.resolve(PLAN), LinkOption.NOFOLLOW_LINKS)) {
            throw new ReplayException(PLAN, "it does not belong to the inputs, which know of no plan", GET_IT_AGAIN);
        }
        PolicyArchiveReader.Policies read = PolicyArchiveReader.read(policies);
        return new ArchivedEvaluation(
                new ReplayInputs(
                        read.bundled(), read.input(), archived.sources(), archived.watch(), archived.foreign()),
                archived.evaluatedAt(),
                limits.forArchive(),
                archived.plan().map(ArchivedPlan::sha256).orElse(""),
                plan.map(file -> new ArchivedPlanSource(
                        "", file, archived.plan().orElseThrow().size())));
    }

    private ArchivedInputs inputs() throws ReplayException {
        byte[] document = unpacked(file(INPUTS, INPUTS_FILE_BYTES));
        try {
            String schema = InputsDocument.schema(document);
            if (!schema.equals(InputsDocument.SCHEMA)) {
                throw new ReplayException(
                        INPUTS,
                        "it is no " + InputsDocument.SCHEMA,
                        "Use the version of Terraform Guard that wrote it, or a later one");
            }
            return InputsDocument.read(document);
        } catch (DecisionFormatException e) {
            throw new ReplayException(INPUTS, "it can't be used: " + e.getMessage(), GET_IT_AGAIN, e);
        }
    }

    private static byte[] unpacked(Path file) throws ReplayException {
        byte[] document;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
            document = in.readNBytes(ArchiveLimits.INPUTS_BYTES + 1);
        } catch (IOException e) {
            throw new ReplayException(INPUTS, "it is cut off or damaged: " + e.getMessage(), GET_IT_AGAIN, e);
        }
        if (document.length > ArchiveLimits.INPUTS_BYTES) {
            throw new ReplayException(
                    INPUTS, "it unpacks to more than " + ArchiveLimits.INPUTS_BYTES + " bytes", GET_IT_AGAIN);
        }
        return document;
    }

    private static void checkLimits(ArchivedInputs archived, ReadLimits limits) throws ReplayException {
        String beyond;
        try {
            beyond = ReadLimits.parse(archived.limits()).beyond(limits);
        } catch (IllegalArgumentException e) {
            throw new ReplayException(INPUTS, "its limits can't be read: " + e.getMessage(), GET_IT_AGAIN, e);
        }
        if (!beyond.isEmpty()) {
            throw new ReplayException(
                    INPUTS, "the plan was read with wider limits than usual", "Allow as much: --limits " + beyond);
        }
    }

    private Path file(String name, long maxBytes) throws ReplayException {
        Path file = folder.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ReplayException(
                    name,
                    "it is not there",
                    "Name the folder that the decision was archived in; with --no-archive, and by versions before 1.1,"
                            + " nothing was archived to replay it");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ReplayException(name, "it is no regular file", "Put the file itself there");
        }
        try {
            if (Files.size(file) > maxBytes) {
                throw new ReplayException(name, "it is larger than " + maxBytes + " bytes", GET_IT_AGAIN);
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        return file;
    }

    private static void checkDigest(Path file, String name, String expected) throws ReplayException {
        String found;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            found = Sha256.hex(in);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
        if (!found.equals(expected)) {
            throw new ReplayException(
                    name, "it is not the file that " + INPUTS + " names: one of both was changed", GET_IT_AGAIN);
        }
    }

    private static ReplayException unreadable(String name, IOException e) {
        return new ReplayException(name, "it can't be read: " + e.getMessage(), "Check the permissions", e);
    }
}
