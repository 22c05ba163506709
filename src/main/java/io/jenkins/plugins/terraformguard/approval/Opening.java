package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalQuestion;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.Asker;
import io.jenkins.plugins.terraformguard.engine.approval.KeptApproval;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import io.jenkins.plugins.terraformguard.results.StartedBy;
import io.jenkins.plugins.terraformguard.results.history.HistoryStage;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/** Makes a request, and lets it take the place of what was asked before. */
final class Opening {
    private final Run<?, ?> run;
    private final String guard;
    private final Instant now;
    private final HistoryStage stage;
    private EarlierRequests others;

    /** @param stage of whoever tells of it */
    Opening(Run<?, ?> run, String guard, Instant now, HistoryStage stage) {
        this.run = run;
        this.guard = guard;
        this.now = now;
        this.stage = stage;
    }

    /** The request of the decision that is on record: the one that there is, or a new one. */
    ApprovalLog open() throws IOException {
        ApprovalLog log = locked();
        if (others != null) {
            others.end(Messages.ApprovalService_askedAnew(run.getNumber()));
        }
        return log;
    }

    /** What concerns other builds is done without the lock, since each of them has its own. */
    private ApprovalLog locked() throws IOException {
        Lock lock = ApprovalLocks.of(run, guard);
        lock.lock();
        try {
            RecordedDecision decision = DecisionOf.asking(run, guard);
            ApprovalLog before = ApprovalFiles.of(run, guard).read();
            if (before == null || !goesOn(before, decision.sha256())) {
                make(decision, before);
            }
            return new EventRecorder(run, guard).record();
        } finally {
            lock.unlock();
        }
    }

    /** A refusal stands; what came to nothing, or is over, is asked anew. */
    private boolean goesOn(ApprovalLog before, String sha256) {
        ApprovalState state = before.state(now);
        return before.request().decisionSha256().equals(sha256)
                && switch (state.status()) {
                    case PENDING, REJECTED -> true;
                    case APPROVED, BROKEN_GLASS -> !now.isAfter(state.until(before.request()));
                    case ABORTED, EXPIRED, VOID -> false;
                };
    }

    private void make(RecordedDecision decision, ApprovalLog before) throws IOException {
        ApprovalRules rules = decision.decision().settings().approvals().and(ControllerRules.of(run));
        int number = before == null ? 1 : RequestNumber.of(before.request().id()) + 1;
        if (number > RequestNumber.MAX) {
            throw new IOException(Messages.ApprovalService_often(guard, RequestNumber.MAX));
        }
        ApprovalRequest request = new ApprovalQuestion(decision.decision(), rules, Names::any)
                .ask(
                        RequestNumber.id(number),
                        decision.sha256(),
                        asker(),
                        SeparationOfDuties.of(run, rules.committers()),
                        now);
        others = new EarlierRequests(run, guard);
        KeptApprovals kept = new KeptApprovals(run, guard);
        Optional<KeptApproval> approved = kept.find();
        List<KeptApproval> earlier = earlier(before, approved);
        Effects effects = decision.decision().grounds().effects();
        ApprovalLog log = ApprovalLog.of(request);
        for (Act vote : votes(earlier, request, effects)) {
            log = log.with(vote);
        }
        if (before != null) {
            retire();
        }
        write(log, answered(earlier));
        if (approved.isPresent() && !approved.get().isFor(request, effects, now)) {
            kept.forget();
        }
    }

    /** What was asked before, the nearest first. */
    private List<KeptApproval> earlier(ApprovalLog before, Optional<KeptApproval> approved) throws IOException {
        List<KeptApproval> earlier = new ArrayList<>();
        if (before != null) {
            earlier.add(new KeptApproval(before, DecisionOf.effects(run, before.request())));
        }
        approved.ifPresent(earlier::add);
        earlier.addAll(others.pending());
        return earlier;
    }

    /** What people have said something to; null where nobody has. */
    private KeptApproval answered(List<KeptApproval> earlier) {
        return earlier.stream()
                .filter(one -> !one.log().state(now).approvals().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The votes that still count, one of each voter. */
    private List<Act> votes(List<KeptApproval> earlier, ApprovalRequest request, Effects effects) {
        List<Act> votes = new ArrayList<>();
        Set<String> voters = new HashSet<>();
        for (KeptApproval source : earlier) {
            for (Act vote : source.votesFor(request, effects, now)) {
                if (voters.add(vote.by())) {
                    votes.add(vote);
                }
            }
        }
        return votes;
    }

    /** The request before is over, is recorded to its end, and kept. */
    private void retire() throws IOException {
        ApprovalService.ended(run, guard, Act.Kind.VOID, "", Messages.ApprovalService_judgedAgain(), stage);
        ApprovalLog over = new EventRecorder(run, guard).record();
        JobLock.change(() -> ApprovalFiles.usable(run, guard), files -> {
            files.retire(over);
            return files;
        });
    }

    /** The mark comes first: what is asked is found again whatever happens. */
    private void write(ApprovalLog log, KeptApproval earlier) throws IOException {
        ApprovalMarks.put(run, guard);
        stage.begin();
        JobLock.change(() -> ApprovalFiles.usable(run, guard), files -> {
            files.writeEarlier(earlier);
            files.write(log);
            return files;
        });
    }

    private Asker asker() {
        return new Asker(
                run.getParent().getFullName(),
                Integer.toString(run.getNumber()),
                BuildAddress.of(run),
                StartedBy.of(run));
    }
}
