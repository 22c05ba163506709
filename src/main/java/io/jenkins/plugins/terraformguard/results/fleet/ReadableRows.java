package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.results.ReadableJobs;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Rows of jobs that whoever asks may read; see {@link ReadableJobs}. Made anew for each request. */
@Restricted(NoExternalUse.class)
public final class ReadableRows {
    private final ReadableJobs jobs = new ReadableJobs();

    /** Those of the rows whose job may be read, in their order. Rows of jobs that are gone are left out as well. */
    public List<FleetRow> of(Collection<FleetRow> rows) {
        return rows.stream().filter(row -> job(row.job()).isPresent()).toList();
    }

    /** The job of that name, if it may be read. */
    public Optional<Job<?, ?>> job(String fullName) {
        return jobs.job(fullName);
    }
}
