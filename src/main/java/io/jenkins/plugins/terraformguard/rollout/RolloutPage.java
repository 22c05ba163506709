package io.jenkins.plugins.terraformguard.rollout;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.HttpResponses;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotedPack;
import io.jenkins.plugins.terraformguard.engine.rollout.HealthCsv;
import io.jenkins.plugins.terraformguard.engine.rollout.PolicyHealth;
import io.jenkins.plugins.terraformguard.health.AdminPage;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * How policies do, and how far packs are rolled out, among the pages of the administration. Who may read the system's
 * configuration may look at it; only administrators lift what took a step back.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class RolloutPage extends AdminPage {
    static final String URL_NAME = "terraform-guard-policies";

    private static final int MAX_REASON = 1_000;

    @Override
    public String getIconFileName() {
        return "symbol-checkmark-done-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.RolloutPage_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.RolloutPage_description();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    @StaplerNotDispatchable
    public RolloutOverview getOverview() {
        return RolloutOverview.now();
    }

    /** A share in percent, or that there is none. */
    public String percent(long percent) {
        return percent == PolicyHealth.UNKNOWN ? Messages.RolloutPage_none() : percent + "%";
    }

    /** A span of time, or that there is none. */
    public String span(long seconds) {
        return seconds == PolicyHealth.UNKNOWN ? Messages.RolloutPage_none() : Util.getTimeSpanString(seconds * 1_000);
    }

    /** The policies as a table for spreadsheets. */
    @GET
    @WebMethod(name = "policies.csv")
    public void doPolicies(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"policies.csv\"");
        response.getOutputStream().write(HealthCsv.of(getOverview().policies()).getBytes(StandardCharsets.UTF_8));
    }

    /** All that ever happened to packs that are rolled out, signed, for {@code terraform-guard verify}. */
    @GET
    @WebMethod(name = "rollout.zip")
    public void doTrail(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"rollout.zip\"");
        RolloutTrail.TRAIL.export(response.getOutputStream());
    }

    /** Has a pack act again as layers say. */
    @POST
    public HttpResponse doLift(
            @QueryParameter String place,
            @QueryParameter String pack,
            @QueryParameter String version,
            @QueryParameter String reason)
            throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String why = SafeText.prose(Util.fixNull(reason)).strip();
        if (why.isEmpty() || why.length() > MAX_REASON) {
            throw HttpResponses.errorWithoutStack(400, Messages.RolloutPage_reason(MAX_REASON));
        }
        RolloutLayer layer = layer(Util.fixNull(place));
        if (layer == null || layer.demotions().read().holding(pack, version).isEmpty()) {
            throw HttpResponses.errorWithoutStack(404, Messages.RolloutPage_nothing());
        }
        ControllerKeys.signer(); // What can't be recorded is not done.
        DemotedPack.Lift lift = new DemotedPack.Lift(
                Jenkins.getAuthentication2().getName(), Instant.now().truncatedTo(ChronoUnit.MILLIS), why);
        layer.demotions().change(ledger -> ledger.lifted(pack, version, lift));
        RolloutTrail.record(layer);
        return back();
    }

    private static RolloutLayer layer(String place) {
        if (place.isEmpty()) {
            return new RolloutLayer(null);
        }
        Item folder = Jenkins.get().getItemByFullName(place);
        return folder instanceof ItemGroup<?> ? new RolloutLayer(folder) : null;
    }
}
