package io.jenkins.plugins.terraformguard.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.drift.DriftStore;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes what a build saw of drift into the records of its job. They help people; a build does not fail for want of them. */
final class DriftRecorder {
    private final Run<?, ?> run;
    private final TaskListener listener;

    DriftRecorder(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /** Records what the decisions say; tells by id which of them saw drift that raises an alarm, or may. */
    Set<String> record(List<Decision> decisions) {
        DriftStore store = DriftStore.of(run.getParent());
        Set<String> alarming = new HashSet<>();
        for (Decision decision : decisions) {
            try {
                String remark =
                        store.record(run, decision, decision.driftSummary().known());
                if (!remark.isEmpty()) {
                    listener.error(Messages.DriftRecorder_remark(remark));
                }
                if (store.alarms(decision.id())) {
                    alarming.add(decision.id());
                }
            } catch (IOException e) {
                listener.error(Messages.DriftRecorder_failed(decision.id(), SafeText.oneLine(e.getMessage())));
                alarming.add(decision.id());
            }
        }
        return alarming;
    }
}
