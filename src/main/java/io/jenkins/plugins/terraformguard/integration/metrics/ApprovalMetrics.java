package io.jenkins.plugins.terraformguard.integration.metrics;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.integration.ApprovalChanges;
import java.time.Duration;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Counts requests for approval, how they end, and how long people take. */
@OptionalExtension(requirePlugins = "metrics")
@Restricted(NoExternalUse.class)
public final class ApprovalMetrics implements ApprovalListener {
    private final ApprovalChanges changes = new ApprovalChanges();

    @Override
    public void changed(ApprovalCase approval) {
        ApprovalState state = approval.state();
        if (changes.isNew(approval, state.status())) {
            Duration took = state.end() == null
                    ? null
                    : Duration.between(
                            approval.log().request().requestedAt(), state.end().at());
            GuardMetrics.get().meters().count(state.status(), took == null || took.isNegative() ? null : took);
        }
    }
}
