package io.jenkins.plugins.terraformguard.results;

import hudson.model.Item;
import hudson.model.Run;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

/** Something below a build that whoever may read the job may see. */
@Restricted(NoExternalUse.class)
public abstract class RunPage implements StaplerProxy {
    private final Run<?, ?> run;

    protected RunPage(Run<?, ?> run) {
        this.run = run;
    }

    @Override
    public Object getTarget() {
        run.getParent().checkPermission(Item.READ);
        return this;
    }

    /** The build; the name is the one that core's pages for parts of a build ask for. */
    @StaplerNotDispatchable
    public Run<?, ?> getObject() {
        return run;
    }
}
