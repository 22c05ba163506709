package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.io.IOException;

/** The decision that a request is about. */
final class DecisionOf {
    private DecisionOf() {}

    /**
     * The decision of a build that asks for approval. Of what another build has decided that one asks: it knows who started
     * it, and so who can't approve.
     *
     * @param id of the decision, which is that of the guard unless it judged several plans
     * @throws IOException if there is none, it asks for nothing, or it can't be read
     */
    static RecordedDecision asking(Run<?, ?> run, String id) throws IOException {
        RecordedDecision decision = DecisionStore.decided(run, id)
                .orElseThrow(() -> new IOException(Messages.ApprovalService_noDecision(id)));
        if (GuardRunAction.find(run, id).map(GuardSummary::isAdopted).orElse(false)) {
            throw new IOException(Messages.ApprovalService_elsewhere(id));
        }
        Verdict verdict = decision.decision().verdict();
        if (verdict != Verdict.APPROVAL_REQUIRED) {
            throw new IOException(Messages.ApprovalService_otherVerdict(id, verdict.id()));
        }
        return decision;
    }

    /** Whether what was asked is what the build has decided, as far as it has decided. */
    static boolean isOf(Run<?, ?> run, ApprovalRequest request) {
        return GuardRunAction.find(run, request.guard())
                .map(summary -> request.decisionSha256().equals(summary.getDigest()))
                .orElse(false);
    }

    /** What the plan of a request does, listed as far as the decision is still there. */
    static Effects effects(Run<?, ?> run, ApprovalRequest request) throws IOException {
        if (!isOf(run, request)) {
            return request.effects();
        }
        return DecisionStore.decided(run, request.guard())
                .map(decision -> decision.decision().grounds().effects())
                .filter(effects -> effects.digest().equals(request.effects().digest()))
                .orElse(request.effects());
    }
}
