package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.replay.PolicyChange;
import io.jenkins.plugins.terraformguard.engine.replay.PolicyTrial;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.engine.replay.TrialRow;
import io.jenkins.plugins.terraformguard.engine.replay.TrialSummary;
import io.jenkins.plugins.terraformguard.tool.BoundedCopy;
import io.jenkins.plugins.terraformguard.tool.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import jenkins.util.VirtualFile;

/**
 * Tries other policies on the kept builds of a job, one after the other. What was archived may come from an agent: it is
 * taken over with bounds on size and time, and read as a stranger's.
 */
final class BuildTrial {
    /** Builds that are tried, the newest first. */
    static final int MAX_BUILDS = 200;

    private static final Duration TIME = Duration.ofMinutes(15);

    /** Bytes of the files of one build; a larger plan is for the command line. */
    private static final long MAX_BYTES = 64L << 20;

    private final Job<?, ?> job;
    private final String guard;
    private final String jobUrl;
    private final PolicyTrial trial;
    private final Instant end = Instant.now().plus(TIME);

    BuildTrial(Job<?, ?> job, String guard, String jobUrl, String engineVersion, PolicyChange change) {
        this.job = job;
        this.guard = guard;
        this.jobUrl = jobUrl;
        this.trial = new PolicyTrial(engineVersion, change);
    }

    /** @param question which policies are tried, for people */
    TrialOutcome run(String question) throws IOException {
        List<TrialOutcome.Row> rows = new ArrayList<>();
        TrialSummary summary = new TrialSummary();
        KeptArtifacts artifacts =
                new KeptArtifacts(job, guard, TrailContent.of(job, guard).links());
        List<Run<?, ?>> builds = artifacts.builds();
        String problem = builds.size() > MAX_BUILDS ? Messages.BuildTrial_builds(MAX_BUILDS, builds.size()) : "";
        for (Run<?, ?> run : builds.stream().limit(MAX_BUILDS).toList()) {
            try {
                TrialRow row = row(artifacts.folder(run));
                summary.add(row);
                rows.add(TrialOutcome.row(run.getDisplayName(), jobUrl + run.getNumber() + "/", row));
            } catch (CancellationException e) {
                problem = Messages.BuildTrial_time(TIME.toMinutes(), rows.size());
                break;
            }
        }
        return TrialOutcome.of(question, rows, summary, problem);
    }

    private TrialRow row(VirtualFile archived) throws IOException {
        checkTime();
        try (PrivateFolder folder = PrivateFolder.create()) {
            fetch(archived, folder.path());
            GuardProgress progress = (phase, done, all) -> checkTime();
            return trial.run(ReplayCase.read(folder.path(), ReadLimits.DEFAULT), progress)
                    .row();
        } catch (IOException e) {
            return trial.run(ReplayCase.unreadable(String.valueOf(e.getMessage())), GuardProgress.SILENT)
                    .row();
        }
    }

    private void fetch(VirtualFile archived, Path folder) throws IOException {
        long left = MAX_BYTES;
        for (String name : ReplayCase.FILES) {
            VirtualFile file = archived.child(name);
            if (file.isFile()) {
                left -= copy(file, folder.resolve(name), left);
            }
        }
    }

    private long copy(VirtualFile file, Path into, long most) throws IOException {
        try (InputStream in = file.open()) {
            long bytes = BoundedCopy.copy(in, into, most, this::checkTime);
            if (bytes > most) {
                throw new IOException(Messages.BuildTrial_size(MAX_BYTES >> 20));
            }
            return bytes;
        }
    }

    private void checkTime() {
        if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("time is over");
        }
    }
}
