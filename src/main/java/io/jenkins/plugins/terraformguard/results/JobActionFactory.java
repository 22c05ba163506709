package io.jenkins.plugins.terraformguard.results;

import hudson.model.Job;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Adds something to jobs of whatever kind. */
@Restricted(NoExternalUse.class)
public abstract class JobActionFactory extends TransientActionFactory<Job<?, ?>> {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public final Class<Job<?, ?>> type() {
        return (Class) Job.class;
    }
}
