package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.Item;
import hudson.model.Job;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;

/** Ids of guards as parts of an address. */
@Restricted(NoExternalUse.class)
public final class TrendGuards implements StaplerProxy {
    private final Job<?, ?> job;

    public TrendGuards(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    /** The trend of a guard, or null if the job has no history of that id. */
    public TrendPage getDynamic(String id) {
        return HistoryStore.of(job).guards().contains(id) ? new TrendPage(job, id) : null;
    }
}
