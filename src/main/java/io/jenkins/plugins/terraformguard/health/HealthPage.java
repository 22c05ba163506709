package io.jenkins.plugins.terraformguard.health;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.HttpResponses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How Terraform Guard does, among the pages of the administration. */
@Extension
@Restricted(NoExternalUse.class)
public final class HealthPage extends AdminPage {
    static final String URL_NAME = "terraform-guard-health";

    private static final Logger LOGGER = Logger.getLogger(HealthPage.class.getName());

    /** A section with the name of the report that it comes from. */
    @Restricted(NoExternalUse.class)
    public record Shown(String id, HealthSection section) {}

    @Override
    public String getIconFileName() {
        return "symbol-pulse-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.HealthPage_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.HealthPage_description();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    /** Whether whoever looks may have things made anew. */
    public boolean isManaging() {
        return Jenkins.get().hasPermission(Jenkins.MANAGE);
    }

    /** What all parts tell, each looked at now. */
    @StaplerNotDispatchable
    public List<Shown> getSections() {
        List<Shown> sections = new ArrayList<>();
        for (HealthReport report : ExtensionList.lookup(HealthReport.class)) {
            sections.add(new Shown(report.id(), look(report)));
        }
        return sections;
    }

    private HealthSection look(HealthReport report) {
        try {
            return report.look(isEditable());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't tell how '" + report.id() + "' does");
            return HealthSection.of(report.id(), HealthState.WRONG, Messages.HealthPage_failed(e));
        }
    }

    /** Does something about one of them. */
    @POST
    public HttpResponse doAct(@QueryParameter String report, @QueryParameter String action) throws IOException {
        Jenkins.get().checkPermission(Jenkins.MANAGE);
        for (HealthReport one : ExtensionList.lookup(HealthReport.class)) {
            if (one.id().equals(report) && one.act(action)) {
                return back();
            }
        }
        throw HttpResponses.errorWithoutStack(404, Messages.HealthPage_unknown());
    }
}
