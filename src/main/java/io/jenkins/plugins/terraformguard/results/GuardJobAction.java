package io.jenkins.plugins.terraformguard.results;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.terraformguard.results.history.HistoryDue;
import io.jenkins.plugins.terraformguard.results.history.HistoryRebuild;
import io.jenkins.plugins.terraformguard.results.history.HistoryStore;
import io.jenkins.plugins.terraformguard.results.history.TrendGuards;
import io.jenkins.plugins.terraformguard.results.history.TrendPage;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/**
 * The guards of a job: {@code .../terraform-guard/} for what they came to over builds, {@code .../terraform-guard/last} for the
 * last guarded build, whatever its result was.
 */
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

    /** Shows what the guards came to over builds; what the histories do not have yet is brought in from the builds. */
    @GET
    public HttpResponse doIndex() {
        job.checkPermission(Item.READ);
        if (!HistoryStore.of(job).isAny()) {
            if (LastGuarded.find(job) == null) {
                return HttpResponses.errorWithoutStack(404, Messages.GuardJobAction_none());
            }
            if (HistoryRebuild.get().state(job) == null) {
                HistoryRebuild.get().start(job);
            }
        }
        if (HistoryDue.of(job).isAny()) {
            HistoryRebuild.get().resume(job);
        }
        return HttpResponses.forwardToView(this, "trends.jelly");
    }

    /** Goes to the page of the last guarded build. */
    @GET
    public HttpResponse doLast() {
        job.checkPermission(Item.READ);
        Run<?, ?> last = LastGuarded.find(job);
        return last == null
                ? HttpResponses.errorWithoutStack(404, Messages.GuardJobAction_none())
                : HttpResponses.redirectViaContextPath(last.getUrl() + GuardRunAction.URL_NAME + "/");
    }

    /** The same by the name that Jenkins gives to last builds. */
    @GET
    public HttpResponse doLastBuild() {
        return doLast();
    }

    /** The worst of the last verdicts as a picture. */
    @GET
    @WebMethod(name = "badge.svg")
    public void doBadge(StaplerResponse2 response) throws IOException {
        job.checkPermission(Item.READ);
        TrendPage.badge(getTrends(), response);
    }

    /** What each guard came to over builds: {@code .../terraform-guard/trend/ID/}. */
    public TrendGuards getTrend() {
        return new TrendGuards(job);
    }

    /** The same, all of them. */
    @StaplerNotDispatchable
    public List<TrendPage> getTrends() {
        return TrendPage.all(job);
    }

    /** The trend of the guard, if there is but one; null otherwise. */
    @StaplerNotDispatchable
    public TrendPage getOnly() {
        List<TrendPage> trends = getTrends();
        return trends.size() == 1 ? trends.get(0) : null;
    }

    /** The job; the name is the one that core's pages for parts of a job ask for. */
    @StaplerNotDispatchable
    public Job<?, ?> getObject() {
        return job;
    }

    /** Absolute address of the page of the last guarded build. */
    public String getLastUrl() {
        return SitePath.root() + job.getUrl() + GuardRunAction.URL_NAME + "/last";
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
            return LastGuarded.isGuarded(target) || HistoryStore.of(target).isAny()
                    ? List.of(new GuardJobAction(target))
                    : List.of();
        }
    }
}
