package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** The worst verdict of the last builds of a job. */
@Restricted(NoExternalUse.class)
public final class VerdictColumn extends ListViewColumn {
    @DataBoundConstructor
    public VerdictColumn() {}

    /** What is shown of a job; nothing of what is none, such as a folder. */
    public ColumnCell cell(Item item) {
        return item instanceof Job<?, ?> job
                ? ColumnCell.verdict(job, FleetIndex.get().of(job))
                : ColumnCell.NOTHING;
    }

    /** Lets people add the column to a list; no list has it by itself. */
    @Extension
    @Symbol("terraformGuardVerdict")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ListViewColumnDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.VerdictColumn_displayName();
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }
    }
}
