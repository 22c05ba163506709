package io.jenkins.plugins.terraformguard.waivers;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Items;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Finds the jobs of a folder, and of folders in it, that have waivers. */
@Restricted(NoExternalUse.class)
public final class FolderJobs {
    /** Jobs that are looked at for the page. */
    private static final int MAX_JOBS = 5_000;

    /** Items of the folder itself that are looked at for the link, which stands on many pages. */
    private static final int MAX_ITEMS = 200;

    private FolderJobs() {}

    /**
     * A job with waivers.
     *
     * @param name full name
     * @param href address of its page of waivers
     * @param holding how many hold now
     * @param all how many are listed
     */
    @Restricted(NoExternalUse.class)
    public record Row(String name, String href, int holding, int all) {}

    /** Those that the current user may see, by their names. */
    static List<Row> of(ItemGroup<?> group, String root) {
        List<Row> rows = new ArrayList<>();
        Instant now = Instant.now();
        @SuppressWarnings("rawtypes")
        Iterator<Job> jobs = Items.allItems(group, Job.class).iterator();
        for (int i = 0; i < MAX_JOBS && jobs.hasNext(); i++) {
            Job<?, ?> job = jobs.next();
            WaiverStore store = new WaiverStore(job);
            if (store.exists()) {
                rows.add(row(job, store, root, now));
            }
        }
        rows.sort((one, other) -> one.name().compareTo(other.name()));
        return rows;
    }

    private static Row row(Job<?, ?> job, WaiverStore store, String root, Instant now) {
        String href = root + job.getUrl() + WaiversAction.URL_NAME + "/";
        try {
            List<GrantedWaiver> waivers = store.read().all();
            int holding =
                    (int) waivers.stream().filter(waiver -> waiver.holds(now)).count();
            return new Row(SafeText.oneLine(job.getFullName()), href, holding, waivers.size());
        } catch (IOException e) {
            return new Row(SafeText.oneLine(job.getFullName()), href, 0, 0);
        }
    }

    /** Whether a job right in the folder has waivers. */
    static boolean isShown(ItemGroup<?> group) {
        int seen = 0;
        for (Item item : group.getItems()) {
            if (item instanceof Job && new WaiverStore(item).exists()) {
                return true;
            }
            if (++seen == MAX_ITEMS) {
                return false;
            }
        }
        return false;
    }
}
