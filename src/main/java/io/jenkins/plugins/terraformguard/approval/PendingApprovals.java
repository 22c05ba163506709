package io.jenkins.plugins.terraformguard.approval;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.ApprovalMarks.Mark;
import io.jenkins.plugins.terraformguard.results.ReadableJobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * All requests that wait for an answer, without looking at every build for each page. What is in memory are the names of
 * jobs that may have some; the rest is on the disk, and goes wherever the job goes.
 */
@Extension(ordinal = 100)
public final class PendingApprovals implements ApprovalListener {
    private static final Logger LOGGER = Logger.getLogger(PendingApprovals.class.getName());

    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final CaseCache cache = new CaseCache();

    public static PendingApprovals get() {
        return ExtensionList.lookupSingleton(PendingApprovals.class);
    }

    @Override
    public void changed(ApprovalCase approval) {
        names.add(approval.run().getParent().getFullName());
    }

    /** All of them as they stand now, the oldest first, whoever may see them. For what runs in the background. */
    @SuppressWarnings("try")
    public List<ApprovalCase> all() {
        List<ApprovalCase> all = new ArrayList<>();
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            open().forEach((job, marks) -> marks.forEach(mark -> add(all, job, mark)));
        }
        all.sort(Comparator.comparing(approval -> approval.log().request().requestedAt()));
        return all;
    }

    /** Those of jobs that the current user may read, with the folders around them. */
    public List<ApprovalCase> visible() {
        ReadableJobs readable = new ReadableJobs();
        return all().stream()
                .filter(approval -> readable.has(approval.run().getParent()))
                .toList();
    }

    private void add(List<ApprovalCase> all, Job<?, ?> job, Mark mark) {
        try {
            Run<?, ?> run = job.getBuildByNumber(mark.build());
            ApprovalCase known = run == null ? null : cache.get(run, mark.guard());
            if (known != null && !known.isDone()) {
                all.add(known);
            }
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "Can't tell how the approval of " + job + " #" + mark.build() + " stands");
        }
    }

    /** Jobs that have some, with the marks of these. To be asked for by the system, which may see all. */
    Map<Job<?, ?>, List<Mark>> open() {
        Map<Job<?, ?>, List<Mark>> open = new LinkedHashMap<>();
        for (String name : names) {
            Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
            List<Mark> marks = job == null ? List.of() : new ApprovalMarks(job).all();
            if (marks.isEmpty()) {
                names.remove(name);
            } else {
                open.put(job, marks);
            }
        }
        return open;
    }

    /** Looks at all jobs anew, which takes no more than a look into one folder of each. */
    void look() {
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            look(job);
        }
    }

    private void look(Job<?, ?> job) {
        if (!new ApprovalMarks(job).all().isEmpty()) {
            names.add(job.getFullName());
        }
    }

    /** Keeps the names right. */
    @Extension(ordinal = 100)
    @Restricted(NoExternalUse.class)
    public static final class Items extends ItemListener {
        @Override
        @SuppressWarnings("try")
        public void onLoaded() {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                get().look();
            }
            Timer.get().submit(ApprovalUpkeep::lookAtAll);
        }

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            if (item instanceof Job<?, ?> job) {
                get().look(job);
            }
        }
    }
}
