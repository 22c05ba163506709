package io.jenkins.plugins.terraformguard.results.drift;

import hudson.model.Job;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Ids of guards as parts of an address. */
@Restricted(NoExternalUse.class)
public final class DriftGuards {
    private final Job<?, ?> job;

    DriftGuards(Job<?, ?> job) {
        this.job = job;
    }

    /** The drifts of a guard, or null if the job has no ledger of that id. */
    public DriftPage getDynamic(String id) {
        return DriftStore.of(job).guards().contains(id) ? new DriftPage(job, id) : null;
    }
}
