package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.results.trail.TrailMark;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Decisions beside the build record, one folder for each guard and plan; read through a small cache. */
@Restricted(NoExternalUse.class)
public final class DecisionStore {
    private static final Logger LOGGER = Logger.getLogger(DecisionStore.class.getName());
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
    private static final int CACHED = 16;
    private static final Map<Path, Cached> CACHE = new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Cached> eldest) {
            return size() > CACHED;
        }
    };

    private DecisionStore() {}

    /** Whether an id can be the name of a folder and a part of a URL. */
    public static boolean isUsableId(String id) {
        return id != null && ID.matcher(id).matches();
    }

    /**
     * Keeps the decisions of a guard on the plans of one file, in place of all that it kept in this build before.
     *
     * @param decisions at least one; the first has the guard's id
     * @return ids of plans that the guard kept before and that are now gone
     */
    public static List<String> save(Run<?, ?> run, String guard, List<Decision> decisions) throws IOException {
        return save(run, guard, decisions, Map.of());
    }

    /**
     * The same.
     *
     * @param trail links of the decisions by their ids
     */
    public static List<String> save(Run<?, ?> run, String guard, List<Decision> decisions, Map<String, TrailMark> trail)
            throws IOException {
        List<GuardSummary> summaries = new ArrayList<>();
        for (Decision decision : decisions) {
            String digest = write(run, decision);
            summaries.add(GuardSummary.of(
                    decision, digest, guard, summaries.size() + 1, decisions.size(), trail.get(decision.id())));
        }
        List<String> gone = GuardRunAction.record(run, guard, summaries);
        forget(run, gone);
        return gone;
    }

    /** Keeps a decision that another build has made and that this one relies on. */
    public static void adopt(Run<?, ?> run, RecordedDecision recorded, TrailMark trail) throws IOException {
        String digest = write(run, recorded.decision());
        GuardSummary summary = GuardSummary.adopted(recorded.decision(), digest, trail, recorded.recordedAt());
        GuardRunAction.record(run, recorded.decision().id(), List.of(summary));
    }

    /**
     * What a guard has decided in a build, as it was recorded there.
     *
     * @throws IOException if there is anything that can't be read, or that is not what the build record names
     */
    public static List<RecordedDecision> recorded(Run<?, ?> run, String guard) throws IOException {
        List<RecordedDecision> recorded = new ArrayList<>();
        GuardRunAction action = GuardRunAction.of(run);
        for (GuardSummary summary : action == null ? List.<GuardSummary>of() : action.getGuards()) {
            if (summary.getGuard().equals(guard)) {
                recorded.add(recorded(run, summary));
            }
        }
        return recorded;
    }

    /**
     * What was decided in a build on one plan, as it was recorded there.
     *
     * @param id that of the decision; of a file with several plans each has its own
     * @throws IOException if it can't be read, or is not what the build record names
     */
    public static Optional<RecordedDecision> decided(Run<?, ?> run, String id) throws IOException {
        Optional<GuardSummary> summary = GuardRunAction.find(run, id);
        return summary.isEmpty() ? Optional.empty() : Optional.of(recorded(run, summary.get()));
    }

    /**
     * The document of a decision, byte for byte as the build has recorded it.
     *
     * @throws IOException if it can't be read, or is not what the build record names
     */
    public static Optional<byte[]> document(Run<?, ?> run, String id) throws IOException {
        Optional<GuardSummary> summary = GuardRunAction.find(run, id);
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        byte[] document = Files.readAllBytes(folder(run, id).resolve(ReportWriter.DECISION));
        if (!Sha256.hex(document).equals(summary.get().getDigest())) {
            throw new IOException("The decision '" + id + "' of " + run.getFullDisplayName()
                    + " is not the one that the build recorded");
        }
        return Optional.of(document);
    }

    private static RecordedDecision recorded(Run<?, ?> run, GuardSummary summary) throws IOException {
        Stored stored = read(run, summary.getId());
        if (stored == null || !stored.digest().equals(summary.getDigest())) {
            throw new IOException("The decision '" + summary.getId() + "' of " + run.getFullDisplayName()
                    + (stored == null ? " is not there any more" : " is not the one that the build recorded"));
        }
        return new RecordedDecision(
                stored.decision(),
                stored.digest(),
                summary.recordedAt(run.getStartTimeInMillis()),
                run.getParent().getFullName(),
                Integer.toString(run.getNumber()));
    }

    private static String write(Run<?, ?> run, Decision decision) throws IOException {
        Path folder = folder(run, decision.id());
        byte[] document = DecisionWriter.write(decision);
        write(folder, ReportWriter.DECISION, document);
        uncache(folder);
        return Sha256.hex(document);
    }

    static void write(Path folder, String name, byte[] document) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "decision", ".tmp");
        try {
            Files.write(temporary, document);
            Files.move(
                    temporary,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void forget(Run<?, ?> run, List<String> ids) throws IOException {
        for (String id : ids) {
            Path folder = folder(run, id);
            Files.deleteIfExists(folder.resolve(ReportWriter.DECISION));
            uncache(folder);
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                LOGGER.log(Level.FINE, e, () -> folder + " holds something else as well");
            }
        }
    }

    private static void uncache(Path folder) {
        synchronized (CACHE) {
            CACHE.remove(folder.resolve(ReportWriter.DECISION));
        }
    }

    /**
     * Reads a decision.
     *
     * @return the decision, or null if there is none
     * @throws IOException if there is one that can't be read
     */
    public static Decision load(Run<?, ?> run, String id) throws IOException {
        Stored stored = read(run, id);
        return stored == null ? null : stored.decision();
    }

    /** As {@link #load}, with the digest of the document as it is stored now. */
    static Stored read(Run<?, ?> run, String id) throws IOException {
        Path file = folder(run, id).resolve(ReportWriter.DECISION);
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            Stored known = cached(file, modified);
            if (known != null) {
                return known;
            }
            byte[] document = Files.readAllBytes(file);
            Stored stored = new Stored(DecisionReader.read(document), Sha256.hex(document));
            synchronized (CACHE) {
                CACHE.put(file, new Cached(modified, new SoftReference<>(stored)));
            }
            return stored;
        } catch (NoSuchFileException e) {
            return null;
        } catch (DecisionFormatException e) {
            throw new IOException("The stored decision " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static Stored cached(Path file, FileTime modified) {
        synchronized (CACHE) {
            Cached cached = CACHE.get(file);
            return cached != null && cached.modified.equals(modified) ? cached.stored.get() : null;
        }
    }

    static Path folder(Run<?, ?> run, String id) throws IOException {
        if (!isUsableId(id)) {
            throw new IOException("No usable id for a guard");
        }
        return run.getRootDir().toPath().resolve(GuardRunAction.URL_NAME).resolve(id);
    }

    /**
     * A decision as it is stored.
     *
     * @param digest SHA-256 of the document, lower-case hex
     */
    record Stored(Decision decision, String digest) {}

    /** A decision as of a time; a large one goes when memory is short. */
    private record Cached(FileTime modified, SoftReference<Stored> stored) {}
}
