package io.jenkins.plugins.terraformguard.step;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.results.trail.CurrentLayers;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tells the pages of a trail which policies a build would be judged by now. */
@Extension
@Restricted(NoExternalUse.class)
public final class JobLayers implements CurrentLayers {
    @Override
    public PolicyInput of(Job<?, ?> job) throws PolicyException {
        return LayerSource.of(job);
    }
}
