package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import io.jenkins.plugins.terraformguard.results.OutcomeStore;
import io.jenkins.plugins.terraformguard.results.history.HistoryStage;
import io.jenkins.plugins.terraformguard.results.trail.TrailMark;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what came of a decision. To be used by whoever holds the lock of the guard. */
final class StageRecord {
    private final Run<?, ?> run;
    private final ArtifactPublisher publisher;

    StageRecord(Run<?, ?> run, Launcher launcher, TaskListener listener, EnvVars environment) {
        this.run = run;
        this.publisher = new ArtifactPublisher(run, launcher, listener, environment);
    }

    /**
     * Records it in the trail, archives it, and keeps it with the build. A decision of another build is kept with this one
     * as well, since what is recorded names it.
     *
     * @param recorded the decision that it is about, or null where there is none
     * @param outcome what it came to, a word
     * @param main name of the document that the page of the build shows
     * @param files documents by their names
     */
    void keep(String kind, String id, RecordedDecision recorded, String outcome, String main, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        try (HistoryStage stage = HistoryStage.of(run)) {
            stage.begin();
            record(kind, id, recorded, outcome, main, files);
            GuardListener.tell(run, id);
            stage.told();
        }
    }

    private void record(
            String kind, String id, RecordedDecision recorded, String outcome, String main, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        Optional<GuardSummary> own = GuardRunAction.find(run, id);
        String digest = own.map(GuardSummary::getDigest).orElse("");
        boolean mine = own.isPresent() && !own.get().isAdopted();
        if (!mine && recorded != null && recorded.decision().id().equals(id) && !digest.equals(recorded.sha256())) {
            Map<String, TrailMark> trail = publisher.publish(List.of(recorded.decision()), ExtraFiles.NONE);
            DecisionStore.adopt(run, recorded, trail.get(id));
            digest = recorded.sha256();
            LastGuarded.note(run);
        }
        publisher.publish(kind, id, digest, outcome, files);
        OutcomeStore.save(run, id, main, files.get(main));
    }

    /** Address of the guard's page, below that of Jenkins. */
    String url(String id) {
        return run.getUrl() + GuardRunAction.URL_NAME + "/" + id + "/";
    }
}
