package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.PlanSink;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayInputs;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayRecorder;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.tool.PrivateFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether what a decision rests on is kept beside its report. */
final class ArchiveOption {
    @Option(
            names = "--no-archive",
            description =
                    "Write the report alone, without what is needed to replay the decision later: the plan without"
                            + " its secrets, the policies, positions in the configuration")
    private boolean none;

    /** @param reported whether there is a report at all */
    Recording open(boolean reported) throws IOException {
        return none || !reported ? new Recording(null, null) : Recording.into(PrivateFolder.create());
    }

    /** What is kept so far, in a folder that is gone in the end. */
    record Recording(PrivateFolder temporary, ReplayRecorder recorder) implements Closeable {
        private static Recording into(PrivateFolder folder) {
            return new Recording(folder, new ReplayRecorder(folder.path()));
        }

        PlanSink sink() {
            return recorder == null ? PlanSink.NONE : recorder;
        }

        /** Keeps what reviewers were sent and said. */
        void review(String decision, byte[] record) throws IOException {
            if (recorder != null) {
                recorder.review(decision, record);
            }
        }

        /** Where the files are, or null. */
        Path folder() {
            return temporary == null ? null : temporary.path();
        }

        List<Decision> finish(GuardRequest request, List<Decision> decisions) throws IOException {
            return finish(request.policies(), request.sources(), request.evaluatedAt(), request.limits(), decisions);
        }

        List<Decision> finish(
                PolicyInput policies, SourceIndex sources, Instant now, ReadLimits limits, List<Decision> decisions)
                throws IOException {
            if (recorder != null) {
                ReplayInputs inputs = new ReplayInputs(BundledRules.ofEngine(), policies, sources, DriftWatch.NONE);
                recorder.finish(inputs, now, limits, decisions);
            }
            return decisions;
        }

        @Override
        public void close() throws IOException {
            if (temporary != null) {
                temporary.close();
            }
        }
    }
}
