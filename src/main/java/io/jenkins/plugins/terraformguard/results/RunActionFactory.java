package io.jenkins.plugins.terraformguard.results;

import hudson.model.Run;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Adds something to builds of whatever kind. */
@Restricted(NoExternalUse.class)
public abstract class RunActionFactory extends TransientActionFactory<Run<?, ?>> {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public final Class<Run<?, ?>> type() {
        return (Class) Run.class;
    }
}
