package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.XmlFile;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.engine.review.AnswerCache;
import io.jenkins.plugins.terraformguard.health.UnreadableSettings;
import io.jenkins.plugins.terraformguard.llm.Breakers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Which models look at changes beside the rules of the engine. Administrators set them; without any, the rules look alone. */
@Extension
@Symbol("terraformGuardReviewers")
@Restricted(NoExternalUse.class)
public final class ReviewersConfiguration extends GlobalConfiguration {
    static final int LIMIT = 60;
    static final int CACHE_DAYS = 7;

    private static final Logger LOGGER = Logger.getLogger(ReviewersConfiguration.class.getName());

    private List<ModelEndpoint> endpoints = new ArrayList<>();
    private String defaultEndpoint = "";
    private List<RoleEndpoint> roleEndpoints = new ArrayList<>();
    private String criticEndpoint = "";
    private int limit = LIMIT;
    private int monthlyTokens;
    private int cacheDays = CACHE_DAYS;

    private final transient UnreadableSettings unreadable = new UnreadableSettings(
            "endpoints", "defaultEndpoint", "roleEndpoints", "criticEndpoint", "limit", "monthlyTokens", "cacheDays");

    /** What is known of endpoints between reviews. */
    private final transient SharedState shared = new SharedState();

    public ReviewersConfiguration() {
        load();
    }

    static ReviewersConfiguration get() {
        return ExtensionList.lookupSingleton(ReviewersConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.ReviewersConfiguration_displayName();
    }

    public synchronized List<ModelEndpoint> getEndpoints() {
        return new ArrayList<>(endpoints);
    }

    /** @throws IllegalArgumentException if one can't be used; the message is for people, as in the other setters */
    @DataBoundSetter
    public synchronized void setEndpoints(List<ModelEndpoint> given) {
        Reviewers.checkEndpoints(Util.fixNull(given));
        endpoints = new ArrayList<>(Util.fixNull(given));
        unreadable.said("endpoints");
        save();
    }

    public synchronized String getDefaultEndpoint() {
        return defaultEndpoint;
    }

    @DataBoundSetter
    public synchronized void setDefaultEndpoint(String name) {
        defaultEndpoint = Util.fixNull(name).trim();
        unreadable.said("defaultEndpoint");
        save();
    }

    public synchronized List<RoleEndpoint> getRoleEndpoints() {
        return new ArrayList<>(roleEndpoints);
    }

    @DataBoundSetter
    public synchronized void setRoleEndpoints(List<RoleEndpoint> rows) {
        Reviewers.checkRoles(Util.fixNull(rows));
        roleEndpoints = new ArrayList<>(Util.fixNull(rows));
        unreadable.said("roleEndpoints");
        save();
    }

    public synchronized String getCriticEndpoint() {
        return criticEndpoint;
    }

    @DataBoundSetter
    public synchronized void setCriticEndpoint(String name) {
        criticEndpoint = Util.fixNull(name).trim();
        unreadable.said("criticEndpoint");
        save();
    }

    /** Seconds that a whole review may take. */
    public synchronized int getLimit() {
        return limit;
    }

    @DataBoundSetter
    public synchronized void setLimit(int seconds) {
        Reviewers.within(seconds, 1, Reviewers.MAX_SECONDS, Messages.Reviewers_seconds());
        limit = seconds;
        unreadable.said("limit");
        save();
    }

    public synchronized int getMonthlyTokens() {
        return monthlyTokens;
    }

    @DataBoundSetter
    public synchronized void setMonthlyTokens(int tokens) {
        Reviewers.within(tokens, 0, Reviewers.MAX_TOKENS, Messages.Reviewers_tokens());
        monthlyTokens = tokens;
        unreadable.said("monthlyTokens");
        save();
    }

    public synchronized int getCacheDays() {
        return cacheDays;
    }

    @DataBoundSetter
    public synchronized void setCacheDays(int days) {
        Reviewers.within(days, 0, Reviewers.MAX_DAYS, Messages.Reviewers_days());
        cacheDays = days;
        unreadable.said("cacheDays");
        save();
    }

    /** A configuration that is there and can't be read is not an empty one: nobody is asked, and reviews say so. */
    @Override
    public synchronized void load() {
        XmlFile file = getConfigFile();
        if (!file.exists()) {
            return;
        }
        try {
            file.unmarshal(this);
            unreadable.over();
        } catch (IOException e) {
            unreadable.found();
            LOGGER.log(Level.SEVERE, e, () -> "The reviewers in " + file + " can't be read");
        }
        endpoints = present(endpoints);
        defaultEndpoint = Util.fixNull(defaultEndpoint);
        roleEndpoints = present(roleEndpoints);
        criticEndpoint = Util.fixNull(criticEndpoint);
        shared.changed(snapshot());
    }

    private static <T> List<T> present(List<T> stored) {
        return new ArrayList<>(
                Util.fixNull(stored).stream().filter(Objects::nonNull).toList());
    }

    /** Nothing is saved over a file that can't be read, until each setting was set anew: the rest of it would be lost. */
    @Override
    public synchronized void save() {
        if (unreadable.letsWrite(getConfigFile())) {
            super.save();
        }
        shared.changed(snapshot());
    }

    private Reviewers snapshot() {
        return new Reviewers(
                endpoints,
                defaultEndpoint,
                roleEndpoints,
                criticEndpoint,
                Duration.ofSeconds(limit),
                monthlyTokens,
                cacheDays);
    }

    /** What is configured now. */
    synchronized Reviewers reviewers() {
        if (unreadable.isUnreadable()) {
            throw new IllegalStateException(Messages.ReviewersConfiguration_unreadable());
        }
        return snapshot();
    }

    Breakers breakers() {
        return shared.breakers();
    }

    AnswerCache answers() {
        return shared.answers();
    }

    SharedState shared() {
        return shared;
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        if (unreadable.isUnreadable()) {
            throw new FormException(Messages.ReviewersConfiguration_unreadable(), "endpoints");
        }
        Reviewers given = new Reviewers(
                request.bindJSONToList(ModelEndpoint.class, json.get("endpoints")),
                json.optString("defaultEndpoint").trim(),
                request.bindJSONToList(RoleEndpoint.class, json.get("roleEndpoints")),
                json.optString("criticEndpoint").trim(),
                Duration.ofSeconds(number(json, "limit", LIMIT)),
                number(json, "monthlyTokens", 0),
                number(json, "cacheDays", CACHE_DAYS));
        try {
            given.check();
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "endpoints");
        }
        synchronized (this) {
            endpoints = new ArrayList<>(given.endpoints());
            defaultEndpoint = given.usual();
            roleEndpoints = new ArrayList<>(given.roles());
            criticEndpoint = given.critic();
            limit = (int) given.limit().toSeconds();
            monthlyTokens = given.monthlyTokens();
            cacheDays = given.cacheDays();
            save();
        }
        return true;
    }

    private static int number(JSONObject json, String field, int usual) throws FormException {
        String text = json.optString(field).trim();
        try {
            return text.isEmpty() ? usual : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new FormException(Messages.ReviewersConfiguration_number(text), e, field);
        }
    }

    @POST
    public FormValidation doCheckLimit(@QueryParameter String value) {
        return FormNumbers.check(value, 1, Reviewers.MAX_SECONDS);
    }

    @POST
    public FormValidation doCheckMonthlyTokens(@QueryParameter String value) {
        return FormNumbers.check(value, 0, Reviewers.MAX_TOKENS);
    }

    @POST
    public FormValidation doCheckCacheDays(@QueryParameter String value) {
        return FormNumbers.check(value, 0, Reviewers.MAX_DAYS);
    }

    /** Shows what a model would be sent of a build, or of a made-up plan; nobody is asked. */
    @POST
    public FormValidation doPreview(@QueryParameter String build) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Preview.of(Util.fixNull(build).trim());
    }
}
