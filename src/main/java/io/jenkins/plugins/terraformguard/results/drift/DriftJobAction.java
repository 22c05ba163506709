package io.jenkins.plugins.terraformguard.results.drift;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.JobActionFactory;
import java.util.Collection;
import java.util.List;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerOverridable;
import org.kohsuke.stapler.StaplerProxy;

/** The drifts of a job: {@code .../terraform-drift/} for all its guards, {@code .../terraform-drift/ID/} for one. */
@Restricted(NoExternalUse.class)
public final class DriftJobAction implements Action, StaplerProxy, StaplerOverridable {
    static final String URL_NAME = "terraform-drift";

    private final Job<?, ?> job;

    DriftJobAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    /** Ids come before all else that could be meant by a part of the address, so that a guard may be named "object". */
    @Override
    public Collection<?> getOverrides() {
        return List.of(new DriftGuards(job));
    }

    /** The job; the name is the one that core's pages for parts of a job ask for. */
    @StaplerNotDispatchable
    public Job<?, ?> getObject() {
        return job;
    }

    /** Guards that have a ledger, by id. */
    @StaplerNotDispatchable
    public List<DriftPage> getGuards() {
        return DriftStore.of(job).guards().stream()
                .map(id -> new DriftPage(job, id))
                .toList();
    }

    /** The page of the guard, if there is but one; null otherwise. */
    @StaplerNotDispatchable
    public DriftPage getOnly() {
        List<DriftPage> guards = getGuards();
        return guards.size() == 1 ? guards.get(0) : null;
    }

    @Override
    public String getIconFileName() {
        return "symbol-git-compare-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.DriftJobAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    /** Adds the page to jobs that have a ledger. */
    @Extension
    public static final class Factory extends JobActionFactory {
        @Override
        public Class<? extends Action> actionType() {
            return DriftJobAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job<?, ?> target) {
            return DriftFiles.of(target).isAny() ? List.of(new DriftJobAction(target)) : List.of();
        }
    }
}
