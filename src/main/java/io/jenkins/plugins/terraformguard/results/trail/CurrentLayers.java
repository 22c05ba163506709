package io.jenkins.plugins.terraformguard.results.trail;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Knows the layers of policies above a job as they are now. */
@Restricted(NoExternalUse.class)
public interface CurrentLayers extends ExtensionPoint {
    /** @throws PolicyException if it can't be told what they are */
    PolicyInput of(Job<?, ?> job) throws PolicyException;

    static CurrentLayers get() {
        return ExtensionList.lookupFirst(CurrentLayers.class);
    }
}
