package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What rows have to follow. */
final class FleetEvents {
    private FleetEvents() {}

    /** Something was kept with a build; the history of its job has it already. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Guards implements GuardListener {
        @Override
        public void changed(Run<?, ?> run, String id) {
            FleetIndex.get().refresh(run.getParent(), id);
        }
    }

    /** Jobs and folders are moved, deleted, and loaded. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static final class Items extends ItemListener {
        @Override
        public void onLoaded() {
            FleetIndex.get().reconcile();
        }

        @Override
        public void onDeleted(Item item) {
            FleetIndex.get().forget(item.getFullName());
        }

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            FleetIndex.get().rename(oldFullName, newFullName);
        }
    }

    /** Builds are deleted; told after those who keep the histories. */
    @Extension(ordinal = -1000)
    @Restricted(NoExternalUse.class)
    public static final class Builds extends RunListener<Run<?, ?>> {
        @Override
        public void onDeleted(Run<?, ?> run) {
            FleetIndex index = FleetIndex.get();
            if (index.of(run.getParent()).stream().anyMatch(row -> row.build() == run.getNumber())) {
                index.refresh(run.getParent());
            }
        }
    }
}
