package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalQuestion;
import io.jenkins.plugins.terraformguard.engine.approval.Asker;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules;
import io.jenkins.plugins.terraformguard.engine.approval.Voter;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.StartedBy;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The one way to ask and to answer; page, REST, command line and steps all come through here. What happens is on the disk
 * before anybody hears of it.
 */
public final class ApprovalService {
    private ApprovalService() {}

    /**
     * Asks for approval of what a guard has decided in this build. If that was asked before, that request goes on.
     *
     * @throws IOException if there is no decision that asks for approval, or the request can't be written
     */
    public static ApprovalCase open(Run<?, ?> run, String guard) throws IOException {
        RecordedDecision decision = decision(run, guard);
        ApprovalRules rules = decision.decision().settings().approvals();
        ApprovalLog log = JobLock.change(() -> files(run, guard), files -> {
            ApprovalLog before = files.read();
            if (before != null && before.request().decisionSha256().equals(decision.sha256())) {
                return before;
            }
            ApprovalLog asked = ApprovalLog.of(new ApprovalQuestion(decision.decision(), rules, Names::any)
                    .ask(
                            UUID.randomUUID().toString(),
                            decision.sha256(),
                            asker(run),
                            SeparationOfDuties.of(run, rules.committers()),
                            now()));
            files.write(asked);
            return asked;
        });
        return told(new ApprovalCase(run, log));
    }

    /**
     * What a build asks.
     *
     * @return empty if it asks nothing
     * @throws IOException if it can't be read
     */
    public static Optional<ApprovalCase> find(Run<?, ?> run, String guard) throws IOException {
        ApprovalLog log = ApprovalFiles.of(run, guard).read();
        return log == null ? Optional.empty() : Optional.of(new ApprovalCase(run, log));
    }

    /**
     * Takes the answer of whoever is at it now. All rights are looked at here, under the lock in which it is written.
     *
     * @throws ApprovalRefusedException if it is not taken
     * @throws IOException if it can't be written; then it was not given
     */
    public static ApprovalCase answer(Run<?, ?> run, String guard, Answer answer)
            throws ApprovalRefusedException, IOException {
        Voter voter = Names.current(run.getParent());
        Refused refused = new Refused();
        ApprovalLog log = JobLock.change(() -> files(run, guard), files -> {
            ApprovalLog before = files.read();
            refused.why = before == null || !before.request().id().equals(answer.request())
                    ? new VoteRules.Refusal(VoteRules.Refusal.Kind.MALFORMED, Messages.ApprovalService_otherRequest())
                    : VoteRules.check(
                                    before.request(),
                                    before.acts(),
                                    voter,
                                    answer.kind(),
                                    answer.items(),
                                    answer.reason(),
                                    now())
                            .orElse(null);
            if (refused.why != null) {
                return before;
            }
            ApprovalLog after = before.with(new Act(
                    answer.kind(),
                    voter.id(),
                    voter.groups(),
                    answer.items(),
                    answer.reason().strip(),
                    now(),
                    answer.waiver(),
                    ""));
            files.write(after);
            return after;
        });
        if (refused.why != null) {
            throw new ApprovalRefusedException(refused.why);
        }
        return told(new ApprovalCase(run, log));
    }

    /**
     * Ends a request without an answer: its time is over, the build was stopped, or the plan is another one. One that is
     * over already stays as it is.
     *
     * @param by id of who did it, or empty
     */
    public static void end(Run<?, ?> run, String guard, Act.Kind kind, String by, String reason) throws IOException {
        ApprovalLog log = JobLock.change(() -> files(run, guard), files -> {
            ApprovalLog before = files.read();
            if (before == null || before.state(now()).end() != null) {
                return before;
            }
            ApprovalLog after = before.with(new Act(kind, by, Set.of(), List.of(), reason, now()));
            files.write(after);
            return after;
        });
        if (log != null) {
            told(new ApprovalCase(run, log));
        }
    }

    private static ApprovalCase told(ApprovalCase approval) {
        ApprovalListener.tell(approval);
        return approval;
    }

    private static RecordedDecision decision(Run<?, ?> run, String guard) throws IOException {
        return DecisionStore.decided(run, guard)
                .orElseThrow(() -> new IOException(Messages.ApprovalService_noDecision(guard)));
    }

    private static Asker asker(Run<?, ?> run) {
        return new Asker(
                run.getParent().getFullName(),
                Integer.toString(run.getNumber()),
                BuildAddress.of(run),
                StartedBy.of(run));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static ApprovalFiles files(Run<?, ?> run, String guard) {
        try {
            return ApprovalFiles.of(run, guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Carries a refusal out of the lock. */
    private static final class Refused {
        private VoteRules.Refusal why;
    }
}
