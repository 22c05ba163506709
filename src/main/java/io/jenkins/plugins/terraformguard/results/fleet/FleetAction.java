package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetQuery;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.results.GuardPage;
import io.jenkins.plugins.terraformguard.results.SitePath;
import io.jenkins.plugins.terraformguard.results.api.GuardApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** All guards at a glance, {@code /terraform-guard/}: of jobs that one may read. */
@Extension
@Restricted(NoExternalUse.class)
public final class FleetAction implements RootAction, StaplerProxy {
    public static final String URL_NAME = "terraform-guard";

    static final String CSV = "fleet.csv";

    /** The page, for who may read anything at all. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return this;
    }

    /** What programs may ask. */
    public GuardApi getApi() {
        return new GuardApi();
    }

    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(Jenkins.READ) ? "symbol-shield-checkmark-outline plugin-ionicons-api" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.FleetAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    /** Absolute address of this page. */
    public String getUrl() {
        return SitePath.root() + URL_NAME + "/";
    }

    /** What is shown now. */
    @StaplerNotDispatchable
    public FleetPage getPage() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return page(request == null ? FleetQuery.ALL : FleetQuery.of(request::getParameter));
    }

    /** The class whose view turns pages. */
    @StaplerNotDispatchable
    public Class<?> getParts() {
        return GuardPage.class;
    }

    private FleetPage page(FleetQuery query) {
        return new FleetPage(query, new FleetAddress(getUrl()), new ReadableRows(), Instant.now());
    }

    /** The rows that are asked for, all pages of them, for a spreadsheet. */
    @GET
    @WebMethod(name = CSV)
    public void doCsv(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.READ);
        Instant now = Instant.now();
        List<FleetRow> rows = FleetQuery.of(request::getParameter)
                .select(new ReadableRows().of(FleetIndex.get().all()), now);
        byte[] document = FleetCsv.of(rows, now).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"terraform-guard-fleet.csv\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
