package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Links for tests, of decisions that nobody made. */
public final class Trails {
    private Trails() {}

    public static RecordedLink record(Run<?, ?> run, String guard) throws IOException {
        return record(run, guard, Map.of());
    }

    public static RecordedLink record(Run<?, ?> run, String guard, Map<String, String> facts) throws IOException {
        return new TrailRecorder(run, TaskListener.NULL)
                .record(new TrailEntry(
                        guard, TrailEntry.DECISION, Sha256.hex(run.toString()), Map.of(), Map.of(), facts));
    }

    /** What the job's own verification says. */
    public static TrailReport verify(Job<?, ?> job, String guard) throws IOException {
        return new TrailVerification(job, guard).run();
    }

    public static VerificationOutcome outcome(Job<?, ?> job, String guard) throws IOException {
        return VerificationOutcome.of(verify(job, guard));
    }

    public static Path folder(Job<?, ?> job) {
        return job.getRootDir().toPath().resolve("terraform-guard/trail");
    }

    /** Writes a link and is killed before the write of this number, from 1. */
    public static void killed(Job<?, ?> job, String guard, int before) throws IOException {
        int[] writes = {0};
        TrailStore store = new TrailStore(job, guard, (file, content) -> {
            if (++writes[0] == before) {
                throw new Killed();
            }
            KeptFile.replace(file, content);
        });
        try {
            store.record(Event.of("decision", Sha256.hex("killed " + before), Map.of()), ControllerKeys.signer());
            throw new AssertionError("There is no write of number " + before);
        } catch (Killed expected) {
            // As a controller that is stopped at this moment.
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
