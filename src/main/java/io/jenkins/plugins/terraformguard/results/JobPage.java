package io.jenkins.plugins.terraformguard.results;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ModelObject;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

/** A page of one guard of a job; who may read the job may read it. */
@Restricted(NoExternalUse.class)
public abstract class JobPage implements ModelObject, StaplerProxy {
    protected final Job<?, ?> job;
    protected final String guard;

    protected JobPage(Job<?, ?> job, String guard) {
        this.job = job;
        this.guard = guard;
    }

    @Override
    public final Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    /** The job; the name is the one that core's pages for parts of a job ask for. */
    @StaplerNotDispatchable
    public final Job<?, ?> getObject() {
        return job;
    }

    public final String getId() {
        return guard;
    }
}
