package io.jenkins.plugins.terraformguard.results;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a job counts as where jobs are counted or chosen. What is in something that makes its jobs by itself, such as one for
 * each branch, counts as that: whoever can push a branch can make one more, and choose its name.
 */
@Restricted(NoExternalUse.class)
public final class JobGroup {
    private JobGroup() {}

    /** A full name: of the job, or of what makes it together with others. */
    public static String of(Job<?, ?> job) {
        ItemGroup<?> parent = job.getParent();
        return parent instanceof ModifiableTopLevelItemGroup || !(parent instanceof Item item)
                ? job.getFullName()
                : item.getFullName();
    }
}
