package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.JobGroup;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import io.jenkins.plugins.terraformguard.results.history.HistoryStage;
import io.jenkins.plugins.terraformguard.results.telemetry.Lap;
import io.jenkins.plugins.terraformguard.results.trail.TrailMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a guard in a build: evaluation on the agent, reviewers, then everything that is kept. What the verdict does to the build is
 * up to the door. Running it again under the same id replaces what was kept, so a retry is safe; plans that are no longer
 * in the file go.
 */
final class GuardRunner {
    /** A guard of a build has the lock that its name falls to. */
    private static final Lock[] LOCKS =
            Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

    private final Run<?, ?> run;
    private final FilePath workspace;
    private final EnvVars environment;
    private final Launcher launcher;
    private final TaskListener listener;
    private final PhaseWatch watch;
    /** Ids of plans that the guard kept in this build before and that it does not have any more. */
    private final Set<String> gone = new TreeSet<>();

    GuardRunner(
            Run<?, ?> run,
            FilePath workspace,
            EnvVars environment,
            Launcher launcher,
            TaskListener listener,
            PhaseWatch watch) {
        this.run = run;
        this.workspace = workspace;
        this.environment = environment;
        this.launcher = launcher;
        this.listener = listener;
        this.watch = watch;
    }

    GuardResult run(GuardSettings settings) throws IOException, InterruptedException {
        List<Decision> decisions;
        Set<String> alarming;
        try (HistoryStage stage = HistoryStage.of(run)) {
            decisions = decide(settings, stage);
            LastGuarded.note(run);
            SourceRevision.note(run, environment);
            alarming = new DriftRecorder(run, listener).record(decisions);
            decisions.forEach(decision -> GuardListener.tell(run, decision.id()));
            gone.forEach(id -> GuardListener.tell(run, id));
            stage.told();
        }
        List<GuardResult> results = decisions.stream()
                .map(decision ->
                        new GuardResult(decision, reportUrl(decision.id() + "/"), alarming.contains(decision.id())))
                .toList();
        GuardResult result =
                results.size() == 1 ? results.get(0) : new GuardResult(settings.id(), results, reportUrl(""));
        new LogSummary(listener).print(decisions, results, result);
        return result;
    }

    /** Judges the plan and keeps what came of it, with what is needed to judge it once more. */
    private List<Decision> decide(GuardSettings settings, HistoryStage stage) throws IOException, InterruptedException {
        AgentArchive archive = new AgentArchive(workspace, listener);
        Path temporary = Files.createTempDirectory(run.getRootDir().toPath(), "terraform-guard-archive");
        try {
            List<Judged> judged = evaluate(settings, archive.path(), run.getParent());
            AgentFixes fixes = new AgentFixes(workspace, archive, settings, listener);
            ReviewStage reviewers = new ReviewStage(run, environment, listener, fixes);
            List<Decision> decisions = watch.lap(Lap.Part.REVIEW, () -> reviewers.hold(judged, temporary));
            List<String> ids = decisions.stream().map(Decision::id).toList();
            stage.begin();
            watch.lap(Lap.Part.RECORDING, () -> keep(settings.id(), decisions, archive.fetch(ids, temporary)));
            watch.decided(decisions);
            return decisions;
        } finally {
            archive.delete();
            new FilePath(temporary.toFile()).deleteRecursive();
        }
    }

    /** Whoever writes or reads what a guard of a build has recorded holds this. */
    static Lock lock(Run<?, ?> run, String guard) {
        return LOCKS[Math.floorMod((run.getExternalizableId() + "/" + guard).hashCode(), LOCKS.length)];
    }

    /**
     * Records the decisions in the trail, archives them and puts them into the build record, in this order: what stands
     * in the record was recorded. One at a time for a guard of a build, since each replaces the files of the one before.
     */
    private void keep(String guard, List<Decision> decisions, ExtraFiles archived)
            throws IOException, InterruptedException {
        Lock lock = lock(run, guard);
        lock.lockInterruptibly();
        try {
            List<Decision> published = new ArrayList<>(decisions);
            Set<String> ids = decisions.stream().map(Decision::id).collect(Collectors.toSet());
            GuardRunAction.gone(run, guard, ids)
                    .forEach(id -> published.add(withdrawn(id, RunOrigin.of(run, environment))));
            Map<String, TrailMark> trail =
                    new ArtifactPublisher(run, launcher, listener, environment).publish(published, archived);
            gone.addAll(DecisionStore.save(run, guard, decisions, trail));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has the plan judged on the agent.
     *
     * @param archive folder on the agent for what a later replay needs; empty for none
     * @param cohort the job whose place in roll-outs counts
     */
    List<Judged> evaluate(GuardSettings settings, String archive, Job<?, ?> cohort)
            throws IOException, InterruptedException {
        Provenance origin = RunOrigin.of(run, environment)
                .asking(settings.stage().runPhase(), settings.changeReferences())
                .rolledOutAs(JobGroup.of(cohort));
        PolicyInput layers;
        try {
            layers = LayerSource.of(run);
        } catch (PolicyException e) {
            Decision refused = refuse(
                    settings.id(),
                    new Decision.GuardError("policy", e.getMessage(), e.file(), e.line(), e.column(), e.remedy()),
                    origin);
            return List.of(new Judged(refused, FactPool.NONE));
        }
        AgentEvaluation evaluation = new AgentEvaluation(
                settings,
                layers,
                PluginVersion.current(),
                new TreeMap<>(environment),
                listener,
                Instant.now(),
                Duration.between(Instant.ofEpochMilli(run.getStartTimeInMillis()), Instant.now()),
                new ArrayList<>(DriftStore.of(run.getParent()).tracked(settings.id())),
                archive,
                origin);
        byte[][] documents = watch.lap(Lap.Part.EVALUATION, () -> workspace.act(evaluation));
        return DecisionDocuments.read(documents, settings.id(), origin);
    }

    /** Takes the place of archived files, which can't be deleted one by one: nobody shall take them for current ones. */
    private static Decision withdrawn(String id, Provenance origin) {
        return refuse(
                id,
                new Decision.GuardError(
                        "input", Messages.GuardRunner_gone(), "", 0, 0, Messages.GuardRunner_goneRemedy()),
                origin);
    }

    private static Decision refuse(String id, Decision.GuardError error, Provenance origin) {
        return new GuardEngine(PluginVersion.current()).refuse(id, error, "", origin);
    }

    private String reportUrl(String page) {
        return run.getUrl() + GuardRunAction.URL_NAME + "/" + page;
    }
}
