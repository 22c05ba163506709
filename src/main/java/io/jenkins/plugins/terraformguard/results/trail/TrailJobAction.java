package io.jenkins.plugins.terraformguard.results.trail;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.JobActionFactory;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerOverridable;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The trails of a job: {@code .../terraform-trail/} for all its guards, {@code .../terraform-trail/ID/} for one. */
@Restricted(NoExternalUse.class)
public final class TrailJobAction implements Action, StaplerProxy, StaplerOverridable {
    static final String URL_NAME = "terraform-trail";

    private final Job<?, ?> job;

    TrailJobAction(Job<?, ?> job) {
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
        return List.of(new TrailGuards(job));
    }

    /** The job; the name is the one that core's pages for parts of a job ask for. */
    @StaplerNotDispatchable
    public Job<?, ?> getObject() {
        return job;
    }

    /** Guards that have a trail, by id. */
    @StaplerNotDispatchable
    public List<TrailPage> getGuards() {
        return TrailFiles.guards(job).stream().map(id -> new TrailPage(job, id)).toList();
    }

    /** The page of the guard, if there is but one; null otherwise. */
    @StaplerNotDispatchable
    public TrailPage getOnly() {
        List<TrailPage> guards = getGuards();
        return guards.size() == 1 ? guards.get(0) : null;
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return TrailPage.jobUrl(job) + URL_NAME + "/";
    }

    /** The trails of all guards as one archive. */
    @GET
    @WebMethod(name = "export.zip")
    public void doExport(StaplerResponse2 response) throws IOException {
        job.checkPermission(Item.READ);
        TrailPage.export(response, job, TrailFiles.guards(job), URL_NAME);
    }

    @Override
    public String getIconFileName() {
        return "symbol-link-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.TrailJobAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    /** Adds the page to jobs that have a trail. */
    @Extension
    public static final class Factory extends JobActionFactory {
        @Override
        public Class<? extends Action> actionType() {
            return TrailJobAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job<?, ?> target) {
            return TrailFiles.guards(target).isEmpty() ? List.of() : List.of(new TrailJobAction(target));
        }
    }
}
