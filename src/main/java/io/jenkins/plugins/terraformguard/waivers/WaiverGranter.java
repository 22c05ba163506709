package io.jenkins.plugins.terraformguard.waivers;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Revocation;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaivers;
import io.jenkins.plugins.terraformguard.engine.grant.WaiverGrants;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Makes waivers of what people have agreed to when a request is approved, before anything goes on; and revokes them when
 * somebody takes the approval back. Told the same twice, it does nothing more.
 */
@Extension(ordinal = 50)
@Restricted(NoExternalUse.class)
public final class WaiverGranter implements ApprovalListener {
    private static final Logger LOGGER = Logger.getLogger(WaiverGranter.class.getName());

    @Override
    public void changed(ApprovalCase approval) {
        boolean asked =
                approval.log().acts().stream().anyMatch(act -> !act.waiver().isEmpty());
        if (!asked) {
            return;
        }
        Job<?, ?> job = approval.run().getParent();
        try {
            ApprovalState state = approval.state();
            if (state.status() == Status.APPROVED) {
                grant(job, approval);
            } else if (state.status() == Status.VOID && !state.end().by().isEmpty()) {
                revoke(job, approval.log().request(), state.end());
            }
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "Can't keep the waivers that were granted in " + approval.run());
        }
    }

    private static void grant(Job<?, ?> job, ApprovalCase approval) throws IOException {
        ApprovalRequest request = approval.log().request();
        Optional<RecordedDecision> decision = decision(approval.run(), request);
        if (decision.isEmpty()) {
            LOGGER.warning(() -> "The decision that was approved in " + approval.run() + " is not there any more,"
                    + " so no waiver comes of it");
            return;
        }
        Instant now = Instant.now();
        List<GrantedWaiver> granted = new WaiverGrants(decision.get().decision()).granted(approval.log(), now);
        if (granted.isEmpty()) {
            return;
        }
        new WaiverStore(job).change(all -> {
            GrantedWaivers more = all;
            for (GrantedWaiver waiver : granted) {
                more = more.with(waiver, now);
            }
            return more;
        });
        WaiverTrail.record(job);
    }

    private static void revoke(Job<?, ?> job, ApprovalRequest request, Act end) throws IOException {
        WaiverStore store = new WaiverStore(job);
        if (store.exists()) {
            store.change(all -> all.revoked(
                    waiver -> waiver.source().request().equals(request.id()),
                    new Revocation(end.by(), end.reason(), end.at())));
            WaiverTrail.record(job);
        }
    }

    /** The decision that a request is about, if it is still what the guard has decided. */
    static Optional<RecordedDecision> decision(Run<?, ?> run, ApprovalRequest request) throws IOException {
        return DecisionStore.decided(run, request.guard())
                .filter(recorded -> recorded.sha256().equals(request.decisionSha256()));
    }
}
