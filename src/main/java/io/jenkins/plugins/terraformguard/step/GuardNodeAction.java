package io.jenkins.plugins.terraformguard.step;

import hudson.model.InvisibleAction;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Ties a node of a pipeline to the guard that ran there. */
@Restricted(NoExternalUse.class)
public final class GuardNodeAction extends InvisibleAction implements PersistentAction {
    private final String guardId;
    private final String verdict;

    GuardNodeAction(String guardId, String verdict) {
        this.guardId = guardId;
        this.verdict = verdict;
    }

    public String getGuardId() {
        return guardId;
    }

    public String getVerdict() {
        return verdict;
    }
}
