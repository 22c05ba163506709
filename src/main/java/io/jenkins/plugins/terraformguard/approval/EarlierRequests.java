package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalMarks.Mark;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.approval.KeptApproval;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the same guard has asked in builds before, that are over, and nobody has answered yet. */
final class EarlierRequests {
    private static final Logger LOGGER = Logger.getLogger(EarlierRequests.class.getName());

    /** Builds that are looked at, the newest first; more than wait for anybody. */
    private static final int MAX = 50;

    private record Earlier(Run<?, ?> run, ApprovalLog log) {}

    private final String guard;
    private final List<Earlier> earlier = new ArrayList<>();

    EarlierRequests(Run<?, ?> run, String guard) {
        this.guard = guard;
        List<Mark> marks = new ArrayList<>(new ApprovalMarks(run.getParent())
                .all().stream()
                        .filter(mark -> mark.guard().equals(guard) && mark.build() < run.getNumber())
                        .toList());
        for (int i = marks.size() - 1; i >= 0 && earlier.size() < MAX; i--) {
            add(run.getParent().getBuildByNumber(marks.get(i).build()));
        }
    }

    private void add(Run<?, ?> before) {
        if (before == null || before.isBuilding()) {
            return;
        }
        try {
            ApprovalLog log = ApprovalFiles.of(before, guard).read();
            if (log != null && log.state(Instant.now()).status() == Status.PENDING) {
                earlier.add(new Earlier(before, log));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "What " + before + " asks can't be read");
        }
    }

    /** They, the newest first. */
    List<KeptApproval> pending() throws IOException {
        List<KeptApproval> pending = new ArrayList<>();
        for (Earlier one : earlier) {
            pending.add(new KeptApproval(
                    one.log(), DecisionOf.effects(one.run(), one.log().request())));
        }
        return pending;
    }

    /** Ends them all. What can't be ended can still be answered, which is about that build alone. */
    void end(String reason) {
        for (Earlier one : earlier) {
            try {
                ApprovalService.end(one.run(), guard, Act.Kind.VOID, "", reason);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "What " + one.run() + " asks can't be ended");
            }
        }
    }
}
