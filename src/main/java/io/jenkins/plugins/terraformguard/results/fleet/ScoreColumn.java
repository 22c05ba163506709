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

/** The lowest score of the guards of a job, from 0 to 100. */
@Restricted(NoExternalUse.class)
public final class ScoreColumn extends ListViewColumn {
    @DataBoundConstructor
    public ScoreColumn() {}

    /** What is shown of a job; nothing of what is none, such as a folder. */
    public ColumnCell cell(Item item) {
        return item instanceof Job<?, ?> job
                ? ColumnCell.score(job, FleetIndex.get().of(job))
                : ColumnCell.NOTHING;
    }

    /** Lets people add the column to a list; no list has it by itself. */
    @Extension
    @Symbol("terraformGuardScore")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ListViewColumnDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.ScoreColumn_displayName();
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }
    }
}
