package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.PlanSink;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ReviewBoard;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decisions of the past, for tests. */
public final class Past {
    public static final String VERSION = "1.0";
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final Replayer REPLAYER = new Replayer(VERSION);

    private static final Provenance PROVENANCE = new Provenance(
            new Provenance.Run("plan", "shop/main", "17", "", "ada", "2026-03-01T09:59:00Z", List.of("OPS-1")),
            Provenance.Configuration.NONE,
            new TreeMap<>());

    private Past() {}

    /** A decision on this plan by the bundled policies and these. */
    public static ReplayCase of(PlanSource plan, PolicyInput policies) throws IOException {
        return of(plan, inputs(policies));
    }

    static ReplayCase of(PlanSource plan, ReplayInputs inputs) throws IOException {
        return of(plan, inputs, PROVENANCE);
    }

    /** The same of a branch of this name to which packs are rolled out by that of its repository. */
    static ReplayCase of(PlanSource plan, PolicyInput policies, String job, String repository) throws IOException {
        Provenance.Run run = new Provenance.Run("plan", job, "17", "", "ada", "", List.of(), repository);
        return of(plan, inputs(policies), new Provenance(run, Provenance.Configuration.NONE, new TreeMap<>()));
    }

    private static ReplayCase of(PlanSource plan, ReplayInputs inputs, Provenance provenance) throws IOException {
        Kept kept = new Kept();
        Decision decision = new GuardEngine(VERSION, inputs.bundled())
                .evaluateAll(request("g", plan, inputs, provenance), GuardProgress.SILENT, kept)
                .get(0);
        return ReplayCase.of(DecisionWriter.write(decision), archived(inputs, decision, kept.plan));
    }

    /** The same, reviewed. */
    static ReplayCase reviewed(PlanSource plan, PolicyInput policies, ReviewRules rules, String intent, Witness witness)
            throws IOException, InterruptedException {
        ReplayInputs inputs = inputs(policies);
        Kept kept = new Kept();
        Judged judged = new GuardEngine(VERSION, inputs.bundled())
                .judgeAll(request("g", plan, inputs), GuardProgress.SILENT, kept)
                .get(0);
        FactSheet sheet = FactSheets.of(judged.decision(), judged.facts(), intent, rules.tokens());
        ReviewRecord record = ReviewBoard.hold("g", sheet, intent, rules, witness.panel(sheet));
        Decision decision = Reviewing.apply(judged.decision(), Reviewing.outcome(sheet, record));
        return new ReplayCase(
                DecisionWriter.write(decision),
                archived(inputs, decision, kept.plan),
                "",
                ReviewRecordDocument.write(record));
    }

    /** Who is asked, by what he will be told. */
    interface Witness {
        /** No model is asked. */
        Witness RULES = sheet -> ReviewPanel.NONE;

        ReviewPanel panel(FactSheet sheet);

        /** A model that has one high concern, about this resource. */
        static Witness about(String model, String subject) {
            return sheet -> new ReviewPanel(
                    Map.of(ReviewRules.GENERAL, model(model, sheet, subject)),
                    null,
                    Duration.ofSeconds(30),
                    () -> "nonce-1",
                    List.of());
        }

        private static Model model(String model, FactSheet sheet, String subject) {
            String fact = sheet.facts().stream()
                    .filter(one -> one.subject().equals(subject))
                    .findFirst()
                    .orElseThrow()
                    .id();
            return question -> new ModelAnswer(
                    "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"\",\"risk\":\"high\",\"confidence\":90,"
                            + "\"concerns\":[{\"title\":\"Size\",\"detail\":\"" + subject
                            + " is created\",\"severity\":\"high\",\"facts\":[\"" + fact + "\"]}]}",
                    model,
                    100,
                    20,
                    1,
                    false);
        }
    }

    /**
     * Writes a decision with all that belongs to it into a folder that is called like the guard.
     *
     * @param version of the engine
     * @return the folder of the decision
     */
    public static Path write(Path folder, String guard, String version, PlanSource plan, PolicyInput policies)
            throws IOException {
        GuardRequest request = request(guard, plan, inputs(policies));
        ReplayRecorder recorder = new ReplayRecorder(folder);
        List<Decision> decisions = new GuardEngine(version).evaluateAll(request, GuardProgress.SILENT, recorder);
        recorder.finish(request, decisions);
        Path own = recorder.folder(guard);
        Files.write(own.resolve("decision.json"), DecisionWriter.write(decisions.get(0)));
        return own;
    }

    private static ReplayInputs inputs(PolicyInput policies) {
        return new ReplayInputs(BundledRules.ofEngine(), policies, SourceIndex.EMPTY, DriftWatch.NONE);
    }

    private static GuardRequest request(String guard, PlanSource plan, ReplayInputs inputs) {
        return request(guard, plan, inputs, PROVENANCE);
    }

    private static GuardRequest request(String guard, PlanSource plan, ReplayInputs inputs, Provenance provenance) {
        return new GuardRequest(
                guard,
                plan,
                "",
                inputs.policies(),
                ReadLimits.DEFAULT,
                inputs.sources(),
                NOW,
                inputs.watch(),
                provenance);
    }

    private static ArchivedEvaluation archived(ReplayInputs inputs, Decision decision, ByteArrayOutputStream plan) {
        return new ArchivedEvaluation(
                inputs,
                NOW,
                ReadLimits.DEFAULT.forArchive(),
                decision.plan().redactedSha256(),
                plan == null
                        ? Optional.empty()
                        : Optional.of(source(decision.plan().source(), plan.toByteArray())));
    }

    static PlanSource source(String name, byte[] plan) {
        return PlanSource.of(name, () -> new ByteArrayInputStream(plan));
    }

    /** The same decision with other things archived. */
    static ReplayCase with(ReplayCase past, ReplayInputs inputs, PlanSource plan) {
        ArchivedEvaluation then = past.archived();
        return ReplayCase.of(
                past.document(),
                new ArchivedEvaluation(
                        inputs, then.evaluatedAt(), then.limits(), then.redactedSha256(), Optional.ofNullable(plan)));
    }

    static ReplayCase with(ReplayCase past, PlanSource plan) {
        return with(past, past.archived().inputs(), plan);
    }

    static ReplayCase with(ReplayCase past, PolicyInput policies) {
        ReplayInputs then = past.archived().inputs();
        return with(
                past,
                new ReplayInputs(then.bundled(), policies, then.sources(), then.watch()),
                past.archived().plan().orElse(null));
    }

    /** Keeps a plan in memory. */
    private static final class Kept implements PlanSink {
        private ByteArrayOutputStream plan;

        @Override
        public OutputStream open(String decisionId) {
            plan = new ByteArrayOutputStream();
            return plan;
        }

        @Override
        public void discard(String decisionId) {
            plan = null;
        }
    }

    static PolicyInput project(String... files) {
        return PolicyInput.ofProject(files(files));
    }

    /** Files by name and text. */
    public static List<PolicyFile> files(String... files) {
        List<PolicyFile> all = new ArrayList<>();
        for (int i = 0; i < files.length; i += 2) {
            all.add(new PolicyFile(files[i], files[i + 1]));
        }
        return all;
    }
}
