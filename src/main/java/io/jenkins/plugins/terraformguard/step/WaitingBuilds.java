package io.jenkins.plugins.terraformguard.step;

import hudson.Extension;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalListener;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Has builds that wait for approval look at what people have said: when somebody has said something, and every minute, in
 * case that nobody told or that time ran out.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class WaitingBuilds extends PeriodicWork implements ApprovalListener {
    @Override
    public void changed(ApprovalCase approval) {
        if (approval.state().status() != Status.PENDING) {
            lookAround();
        }
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() {
        lookAround();
    }

    /** Whatever may have changed, each looks for itself: builds may have been renamed or moved meanwhile. */
    private static void lookAround() {
        StepExecution.acceptAll(TerraformGuardExecution.class, TerraformGuardExecution::lookSoon);
    }
}
