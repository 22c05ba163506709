package io.jenkins.plugins.terraformguard.results;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.access.AccessDeniedException;

/**
 * Jobs that whoever asks may read, with all folders around them: a job in a folder that one may not read can't be reached. Who may
 * only discover a job learns nothing. Made anew for each request: each job and each folder is asked about once.
 */
@Restricted(NoExternalUse.class)
public final class ReadableJobs {
    private final Map<String, Optional<Job<?, ?>>> jobs = new HashMap<>();
    private final Map<String, Optional<ItemGroup<?>>> groups = new HashMap<>();

    /** Whether a job may be read. */
    public boolean has(Job<?, ?> job) {
        return job(job.getFullName()).filter(job::equals).isPresent();
    }

    /** The job of that name, if it may be read. */
    public Optional<Job<?, ?>> job(String fullName) {
        Optional<Job<?, ?>> known = jobs.get(fullName);
        if (known == null) {
            known = lookUp(fullName).filter(Job.class::isInstance).map(item -> (Job<?, ?>) item);
            jobs.put(fullName, known);
        }
        return known;
    }

    private Optional<ItemGroup<?>> group(String fullName) {
        if (fullName.isEmpty()) {
            return Optional.of(Jenkins.get());
        }
        Optional<ItemGroup<?>> known = groups.get(fullName);
        if (known == null) {
            known = lookUp(fullName).filter(ItemGroup.class::isInstance).map(item -> (ItemGroup<?>) item);
            groups.put(fullName, known);
        }
        return known;
    }

    private Optional<Item> lookUp(String fullName) {
        int slash = fullName.lastIndexOf('/');
        return group(fullName.substring(0, Math.max(0, slash)))
                .flatMap(group -> item(group, fullName.substring(slash + 1)));
    }

    private static Optional<Item> item(ItemGroup<?> group, String name) {
        try {
            return Optional.<Item>ofNullable(group.getItem(name)).filter(item -> item.hasPermission(Item.READ));
        } catch (AccessDeniedException e) {
            // It may be discovered, and no more.
            return Optional.empty();
        }
    }
}
