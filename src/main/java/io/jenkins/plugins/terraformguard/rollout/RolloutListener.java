package io.jenkins.plugins.terraformguard.rollout;

import hudson.ExtensionPoint;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.Beta;

/** Is told when a pack that is rolled out takes a step back. Called in a build: whatever takes long belongs elsewhere. */
@Restricted(Beta.class)
public interface RolloutListener extends ExtensionPoint {
    /**
     * A pack took a step back.
     *
     * @param place full name of the folder whose layer rolls it out; empty for the organisation
     */
    void demoted(String place, Demotion demotion);
}
