package io.jenkins.plugins.terraformguard.integration.metrics;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import java.time.Duration;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Counts requests for approval, how they end, and how long people take. */
@OptionalExtension(requirePlugins = "metrics")
@Restricted(NoExternalUse.class)
public final class ApprovalMetrics implements ApprovalListener {
    @Override
    public void changed(ApprovalCase approval) {
        ApprovalState state = approval.state();
        GuardMetrics metrics = GuardMetrics.get();
        if (metrics.news().isNew(approval, state)) {
            metrics.meters().count(state.status(), took(approval, state.end()));
        }
    }

    private static Duration took(ApprovalCase approval, Act end) {
        Duration took = end == null
                ? Duration.ZERO
                : Duration.between(approval.log().request().requestedAt(), end.at());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
