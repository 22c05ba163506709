package io.jenkins.plugins.terraformguard.results.trail;

import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.GuardPage;
import io.jenkins.plugins.terraformguard.results.JobPage;
import io.jenkins.plugins.terraformguard.results.Paged;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.SitePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The trail of one guard of a job. Made anew for each request. Who may read the job may read and take it away; who may build
 * it may have it verified here, which costs the controller something.
 */
@Restricted(NoExternalUse.class)
public final class TrailPage extends JobPage {
    private static final int PAGE_SIZE = 30;

    TrailPage(Job<?, ?> job, String guard) {
        super(job, guard);
    }

    @Override
    public String getDisplayName() {
        return Messages.TrailJobAction_displayName();
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return url(job, guard);
    }

    /** Absolute address of the trail of a guard. */
    public static String url(Job<?, ?> job, String guard) {
        return jobUrl(job) + TrailJobAction.URL_NAME + "/" + guard + "/";
    }

    /** The links, the newest first. */
    @StaplerNotDispatchable
    public Paged<TrailRow> getRows() throws IOException {
        TrailFiles files = TrailFiles.of(job, guard);
        List<LinkName> names = new ArrayList<>(files.links());
        Collections.reverse(names);
        String url = getUrl();
        TrailRows rows = new TrailRows(job, files, jobUrl(job));
        return Paged.of(names, PAGE_SIZE, page(), rows::row, page -> url + "?page=" + page);
    }

    /** Names of heads that could not be used and were put aside. */
    @StaplerNotDispatchable
    public List<String> getKept() throws IOException {
        TrailFiles files = TrailFiles.of(job, guard);
        return files.folder().aside(String.valueOf(files.head().getFileName())).stream()
                .map(SafeText::oneLine)
                .toList();
    }

    /** What the last verification came to, or null if there was none since Jenkins started. */
    @StaplerNotDispatchable
    public VerificationOutcome getOutcome() {
        return Verifications.get().outcome(job, guard);
    }

    public boolean isVerifiable() {
        return job.hasPermission(Item.BUILD);
    }

    /** Which policies were tried last on the kept builds, and what that came to; null if there were none. */
    @StaplerNotDispatchable
    public TrialOutcome getTrial() {
        return isTriable() ? Trials.get().outcome(job, guard) : null;
    }

    /** Who configures the job may try policies on its builds, which costs the controller more. */
    public boolean isTriable() {
        return job.hasPermission(Item.CONFIGURE) && KeptArtifacts.areVisible(job);
    }

    /** Has policies tried on the kept builds, in the background. */
    @POST
    public HttpResponse doTry(
            @QueryParameter String layer, @QueryParameter String name, @QueryParameter String content) {
        job.checkPermission(Item.CONFIGURE);
        if (!KeptArtifacts.areVisible(job)) {
            job.checkPermission(Run.ARTIFACTS);
        }
        TrialQuestion question;
        try {
            question = TrialQuestion.of(
                    job, Util.fixNull(layer).trim(), Util.fixNull(name).trim(), Util.fixNull(content));
        } catch (PolicyException e) {
            return HttpResponses.errorWithoutStack(400, TrialQuestion.message(e));
        }
        BuildTrial trial = new BuildTrial(job, guard, jobUrl(job), PluginVersion.current(), question.change());
        return Trials.get().start(job, guard, question, trial)
                ? HttpResponses.redirectTo(getUrl())
                : HttpResponses.errorWithoutStack(503, Messages.TrailPage_busy());
    }

    /** The class whose view turns pages. */
    @StaplerNotDispatchable
    public Class<?> getPages() {
        return GuardPage.class;
    }

    /** Has it verified, in the background. */
    @POST
    public HttpResponse doVerify() {
        job.checkPermission(Item.BUILD);
        return Verifications.get().start(job, guard)
                ? HttpResponses.redirectTo(getUrl())
                : HttpResponses.errorWithoutStack(503, Messages.TrailPage_busy());
    }

    /** All of it as one archive. */
    @GET
    @WebMethod(name = "export.zip")
    public void doExport(StaplerResponse2 response) throws IOException {
        job.checkPermission(Item.READ);
        export(response, job, List.of(guard), "terraform-trail-" + guard);
    }

    static void export(StaplerResponse2 response, Job<?, ?> job, List<String> guards, String name) throws IOException {
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".zip\"");
        new TrailExport(job, response.getOutputStream()).write(guards);
    }

    static String jobUrl(Job<?, ?> job) {
        return SitePath.root() + job.getUrl();
    }

    private static int page() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? 1 : Paged.number(request.getParameter("page"));
    }
}
