package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import hudson.util.HttpResponses;
import io.jenkins.plugins.terraformguard.health.AdminPage;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * How the reviewers do, among the pages of the administration. Who may read the system's configuration may look at it; only
 * administrators see what folders used, close a circuit breaker and try an endpoint.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ReviewersPage extends AdminPage {
    static final String URL_NAME = "terraform-guard-reviewers";

    /** Of the request: what came of trying an endpoint. */
    private static final String TRIED = "terraformGuardTried";

    @Override
    public String getIconFileName() {
        return "symbol-chatbubbles-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.ReviewersPage_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.ReviewersPage_description();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    /** How all of it does. */
    @StaplerNotDispatchable
    public ReviewersStatus getStatus() {
        return ReviewersStatus.now(isEditable());
    }

    /** What came of trying an endpoint in this request; null if none was tried. */
    @StaplerNotDispatchable
    public TryOut getTried(StaplerRequest2 request) {
        return (TryOut) request.getAttribute(TRIED);
    }

    /** Has an endpoint be asked again at once. */
    @POST
    public HttpResponse doClose(@QueryParameter String name) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (!ReviewersConfiguration.get().breakers().reset(name)) {
            throw HttpResponses.errorWithoutStack(404, Messages.ReviewersPage_neverAsked());
        }
        return back();
    }

    /** Asks an endpoint about facts that are made up, and shows what came of it. */
    @POST
    public HttpResponse doTry(StaplerRequest2 request, @QueryParameter String name) throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ModelEndpoint endpoint = find(name);
        request.setAttribute(TRIED, TryOut.of(endpoint));
        return HttpResponses.forwardToView(this, "index");
    }

    private static ModelEndpoint find(String name) {
        List<ModelEndpoint> endpoints = ReviewersConfiguration.get().getEndpoints();
        return endpoints.stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> HttpResponses.errorWithoutStack(404, Messages.ReviewersPage_unknown()));
    }
}
