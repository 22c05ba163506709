package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Ids of guards as parts of an address. */
@Restricted(NoExternalUse.class)
public final class TrailGuards {
    private final Job<?, ?> job;

    TrailGuards(Job<?, ?> job) {
        this.job = job;
    }

    /** The trail of a guard, or null if the job has none of that id. */
    public TrailPage getDynamic(String id) {
        return TrailFiles.guards(job).contains(id) ? new TrailPage(job, id) : null;
    }
}
