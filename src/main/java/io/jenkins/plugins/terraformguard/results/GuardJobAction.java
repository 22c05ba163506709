package io.jenkins.plugins.terraformguard.results;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.HttpResponses;
import java.util.Collection;
import java.util.List;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.GET;

/** Leads from a job to its last guarded build, whatever the result of that build was. */
@Restricted(NoExternalUse.class)
public final class GuardJobAction implements Action, StaplerProxy {
    private final Job<?, ?> job;

    GuardJobAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    /** Goes to the page of the last guarded build. */
    @GET
    public HttpResponse doIndex() {
        job.checkPermission(Item.READ);
        Run<?, ?> last = LastGuarded.find(job);
        return last == null
                ? HttpResponses.errorWithoutStack(404, Messages.GuardJobAction_none())
                : HttpResponses.redirectViaContextPath(last.getUrl() + GuardRunAction.URL_NAME + "/");
    }

    /** Guards of the last guarded build, or null if there is none. */
    @StaplerNotDispatchable
    public GuardRunAction getLast() {
        Run<?, ?> last = LastGuarded.find(job);
        return last == null ? null : GuardRunAction.of(last);
    }

    @Override
    public String getIconFileName() {
        return "symbol-shield-checkmark-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.GuardTab_displayName();
    }

    @Override
    public String getUrlName() {
        return GuardRunAction.URL_NAME;
    }

    /** Adds the link to jobs that were guarded. */
    @Extension
    public static final class Factory extends JobActionFactory {
        @Override
        public Class<? extends Action> actionType() {
            return GuardJobAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job<?, ?> target) {
            return LastGuarded.isGuarded(target) ? List.of(new GuardJobAction(target)) : List.of();
        }
    }
}
