package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ActDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.results.BuildArchive;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.trail.RecordedLink;
import io.jenkins.plugins.terraformguard.results.trail.TrailEntry;
import io.jenkins.plugins.terraformguard.results.trail.TrailRecorder;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/**
 * Brings what has happened to a request into the trail of the job and archives it with the build, event by event: first
 * the request, then each act. Where it stopped in between, it goes on; no link is written twice.
 */
final class EventRecorder {
    /** What the link of a request says in the place of a kind of act. */
    static final String REQUEST = "request";

    /** Name of the fact that tells the id of the request. */
    static final String ID = "request";

    /** Name of the fact that tells who it was; the rest of a link tells who started the build. */
    static final String BY = "by";

    private final Run<?, ?> run;
    private final String guard;

    EventRecorder(Run<?, ?> run, String guard) {
        this.run = run;
        this.guard = guard;
    }

    /**
     * Records what is not recorded yet.
     *
     * @return the request as it is then; null if there is none
     * @throws IOException if that is not possible now; what was given so far is not lost
     */
    ApprovalLog record() throws IOException {
        Lock lock = ApprovalLocks.of(run, guard);
        lock.lock();
        try {
            ApprovalLog log = ApprovalFiles.of(run, guard).read();
            while (log != null && log.recorded() <= log.acts().size()) {
                record(log, log.recorded());
                log = noted(log.request().id(), log.recorded() + 1);
            }
            return log;
        } finally {
            lock.unlock();
        }
    }

    /** @param event 0 for the request, else the number of the act */
    private void record(ApprovalLog log, int event) throws IOException {
        ApprovalRequest request = log.request();
        byte[] document = event == 0
                ? ApprovalDocument.write(ApprovalLog.of(request))
                : ActDocument.of(log, event).write();
        String stem = String.format(Locale.ROOT, "approval-%d.%03d", RequestNumber.of(request.id()), event);
        Act act = event == 0 ? null : log.acts().get(event - 1);
        TrailEntry entry = new TrailEntry(
                guard,
                TrailEntry.APPROVAL,
                request.decisionSha256(),
                Map.of(stem + ".json", Sha256.hex(document)),
                Map.of("terraform-guard", PluginVersion.current()),
                Map.of(
                        TrailEntry.OUTCOME,
                        act == null ? REQUEST : act.kind().id(),
                        ID,
                        request.id(),
                        BY,
                        act == null ? "" : act.by()));
        RecordedLink link = new TrailRecorder(run, TaskListener.NULL).recordOnce(entry, request.requestedAt());
        BuildArchive.addEvent(run, guard, stem, document, link);
        if (act != null) {
            new KeptApprovals(run, guard).after(log, event);
        }
    }

    /** Writes down how much is recorded now. */
    private ApprovalLog noted(String request, int recorded) throws IOException {
        return JobLock.change(() -> ApprovalFiles.usable(run, guard), files -> {
            ApprovalLog now = files.read();
            if (now == null || !now.request().id().equals(request)) {
                throw new IOException("The request " + request + " of " + run + " is gone");
            }
            if (now.recorded() < recorded) {
                now = now.recorded(recorded);
                files.write(now);
            }
            return now;
        });
    }
}
