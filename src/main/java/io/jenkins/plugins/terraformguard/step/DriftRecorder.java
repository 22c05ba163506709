package io.jenkins.plugins.terraformguard.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import java.io.IOException;
import java.util.List;

/** Writes what a build saw of drift into the records of its job. They help people; a build does not fail for want of them. */
final class DriftRecorder {
    private final Run<?, ?> run;
    private final TaskListener listener;

    DriftRecorder(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    void record(List<Decision> decisions) {
        DriftStore store = DriftStore.of(run.getParent());
        for (Decision decision : decisions) {
            try {
                String remark = store.record(run, decision, FollowUp.NONE);
                if (!remark.isEmpty()) {
                    listener.error(Messages.DriftRecorder_remark(remark));
                }
            } catch (IOException e) {
                listener.error(Messages.DriftRecorder_failed(decision.id(), SafeText.oneLine(e.getMessage())));
            }
        }
    }
}
