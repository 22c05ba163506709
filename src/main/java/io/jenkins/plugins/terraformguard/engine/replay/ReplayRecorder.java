package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.PlanSink;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.plan.DigestStream;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.replay.ArchivedInputs.ArchivedPlan;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes what is needed to decide once more: give it to an evaluation as its sink, then call {@link #finish}. The files of
 * each decision are then in a folder that is called like its id.
 */
public final class ReplayRecorder implements PlanSink {
    private static final Pattern ID = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]{1,64}");

    private final Path folder;
    private final Map<String, Recorded> plans = new HashMap<>();
    private final Map<String, List<ForeignReport>> foreign = new HashMap<>();

    /** What is known of a plan that was written. */
    private record Recorded(DigestStream compressed, GzipOutput json) {}

    /** @param folder an empty one, which is there */
    public ReplayRecorder(Path folder) {
        this.folder = folder;
    }

    /** Where the files of a decision are. */
    public Path folder(String decisionId) throws IOException {
        if (!ID.matcher(decisionId).matches()) {
            throw new IOException("The id of the decision can't be the name of a folder");
        }
        return folder.resolve(decisionId);
    }

    @Override
    public OutputStream open(String decisionId) throws IOException {
        Path file = Files.createDirectories(folder(decisionId)).resolve(ReplayArchive.PLAN);
        DigestStream compressed = new DigestStream(new BufferedOutputStream(Files.newOutputStream(file)));
        GzipOutput json = new GzipOutput(compressed);
        plans.put(decisionId, new Recorded(compressed, json));
        return json;
    }

    @Override
    public void imports(String decisionId, List<ForeignReport> reports) {
        foreign.put(decisionId, reports);
    }

    @Override
    public void discard(String decisionId) throws IOException {
        plans.remove(decisionId);
        foreign.remove(decisionId);
        Files.deleteIfExists(folder(decisionId).resolve(ReplayArchive.PLAN));
    }

    /** The same for decisions of this engine, with its own bundled rules. */
    public void finish(GuardRequest request, List<Decision> decisions) throws IOException {
        finish(
                new ReplayInputs(BundledRules.ofEngine(), request.policies(), request.sources(), request.watch()),
                request.evaluatedAt(),
                request.limits(),
                decisions);
    }

    /**
     * Writes what belongs to each decision beside its plan; of one without a plan, that alone.
     *
     * @param evaluatedAt the time that the evaluation was told
     * @param limits bounds of the reader
     * @throws IOException also if there is more than could be read again
     */
    public void finish(ReplayInputs inputs, Instant evaluatedAt, ReadLimits limits, List<Decision> decisions)
            throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        PolicyArchive.write(inputs.bundled(), inputs.policies(), zip);
        byte[] policies = zip.toByteArray();
        if (policies.length > ArchiveLimits.POLICIES_BYTES) {
            throw new IOException("The policy files are too large to be archived: more than "
                    + ArchiveLimits.POLICIES_BYTES + " bytes");
        }
        String digest = Sha256.hex(policies);
        for (Decision decision : decisions) {
            Path own = Files.createDirectories(folder(decision.id()));
            Files.write(own.resolve(ReplayArchive.POLICIES), policies);
            ArchivedInputs archived = new ArchivedInputs(
                    evaluatedAt.truncatedTo(ChronoUnit.SECONDS),
                    limits.text(),
                    inputs.sources(),
                    inputs.watch(),
                    plan(decision),
                    digest,
                    foreign.getOrDefault(decision.id(), List.of()));
            write(archived, own.resolve(ReplayArchive.INPUTS));
        }
    }

    /**
     * Writes the record of a review beside what belongs to its decision.
     *
     * @param record the document
     */
    public void review(String decisionId, byte[] record) throws IOException {
        Files.write(Files.createDirectories(folder(decisionId)).resolve(ReplayArchive.REVIEW), record);
    }

    private Optional<ArchivedPlan> plan(Decision decision) {
        Recorded plan = plans.get(decision.id());
        return plan == null
                ? Optional.empty()
                : Optional.of(new ArchivedPlan(
                        decision.plan().redactedSha256(),
                        plan.compressed().sha256(),
                        plan.json().size()));
    }

    private static void write(ArchivedInputs inputs, Path file) throws IOException {
        GzipOutput out = new GzipOutput(new BufferedOutputStream(Files.newOutputStream(file)));
        try (out) {
            InputsDocument.write(inputs, out);
        }
        if (out.size() > ArchiveLimits.INPUTS_BYTES) {
            Files.delete(file);
            throw new IOException(
                    "Positions in the configuration and reports of other scanners are too many to be archived: more than "
                            + ArchiveLimits.INPUTS_BYTES + " bytes");
        }
    }
}
