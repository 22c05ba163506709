package io.jenkins.plugins.terraformguard.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.XmlFile;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.engine.gate.GateAge;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.health.UnreadableSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/** The organisation's policies: files that are kept here, and a folder on the controller. Administrators set them. */
@Extension
@Symbol("terraformGuard")
@Restricted(NoExternalUse.class)
public final class GuardGlobalConfiguration extends GlobalConfiguration {
    private static final Logger LOGGER = Logger.getLogger(GuardGlobalConfiguration.class.getName());

    private List<PolicyEntry> organisationFiles = new ArrayList<>();
    private String organisationFolder = "";
    private String gateMaxAge = "";

    private final transient UnreadableSettings unreadable =
            new UnreadableSettings("organisationFiles", "organisationFolder", "gateMaxAge");

    public GuardGlobalConfiguration() {
        load();
    }

    static GuardGlobalConfiguration get() {
        return ExtensionList.lookupSingleton(GuardGlobalConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.GuardGlobalConfiguration_displayName();
    }

    public synchronized List<PolicyEntry> getOrganisationFiles() {
        return new ArrayList<>(organisationFiles);
    }

    @DataBoundSetter
    public synchronized void setOrganisationFiles(List<PolicyEntry> files) {
        organisationFiles = new ArrayList<>(Util.fixNull(files));
        unreadable.said("organisationFiles");
        save();
    }

    public synchronized String getOrganisationFolder() {
        return organisationFolder;
    }

    @DataBoundSetter
    public synchronized void setOrganisationFolder(String folder) {
        organisationFolder = Util.fixNull(folder).trim();
        unreadable.said("organisationFolder");
        save();
    }

    public synchronized String getGateMaxAge() {
        return gateMaxAge;
    }

    /**
     * Sets how old a decision may be that a gate relies on, whatever jobs say.
     *
     * @param age as people write it, or empty
     * @throws IllegalArgumentException if it is no age; the message is for people
     */
    @DataBoundSetter
    public synchronized void setGateMaxAge(String age) {
        gateMaxAge = checkedAge(age);
        unreadable.said("gateMaxAge");
        save();
    }

    private static String checkedAge(String age) {
        String given = Util.fixNull(age).trim();
        if (!given.isEmpty()) {
            GateAge.parse(given);
        }
        return given;
    }

    /** A configuration that is there and can't be read is not an empty one: from then on every decision is an error. */
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
            LOGGER.log(Level.SEVERE, e, () -> "The organisation's policies in " + file + " can't be read");
        }
        organisationFiles = new ArrayList<>(Util.fixNull(organisationFiles));
        organisationFolder = Util.fixNull(organisationFolder);
        gateMaxAge = Util.fixNull(gateMaxAge);
    }

    /** Nothing is saved over a file that can't be read, until each setting was set anew: the rest of it would be lost. */
    @Override
    public synchronized void save() {
        if (unreadable.letsWrite(getConfigFile())) {
            super.save();
        }
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        if (unreadable.isUnreadable()) {
            throw new FormException(
                    Messages.GuardGlobalConfiguration_unreadable() + ". "
                            + Messages.GuardGlobalConfiguration_unreadableRemedy(),
                    "organisationFiles");
        }
        List<PolicyEntry> files = request.bindJSONToList(PolicyEntry.class, json.get("organisationFiles"));
        String folder = json.optString("organisationFolder").trim();
        LayerChecks.organisation(files, folder);
        String age;
        try {
            age = checkedAge(json.optString("gateMaxAge"));
        } catch (IllegalArgumentException e) {
            throw new FormException(e.getMessage(), e, "gateMaxAge");
        }
        synchronized (this) {
            organisationFiles = new ArrayList<>(files);
            organisationFolder = folder;
            gateMaxAge = age;
            save();
        }
        return true;
    }

    /**
     * The organisation's files as they are now.
     *
     * @throws PolicyException if it can't be told what they are
     */
    List<PolicyFile> layer() throws PolicyException {
        List<PolicyEntry> entries;
        String folder;
        synchronized (this) {
            if (unreadable.isUnreadable()) {
                throw new PolicyException(
                        Messages.GuardGlobalConfiguration_unreadable(),
                        LayerSource.ORGANISATION,
                        0,
                        0,
                        Messages.GuardGlobalConfiguration_unreadableRemedy());
            }
            entries = getOrganisationFiles();
            folder = organisationFolder;
        }
        List<PolicyFile> files = new ArrayList<>(PolicyEntries.files(entries, LayerSource.ORGANISATION));
        files.addAll(OrganisationFolder.read(folder));
        PolicyEntries.unique(files);
        return files;
    }

    /** What is in force for every job, for administrators; nobody else is told what lies on the controller. */
    public LayerOverview getOverview() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? LayerOverview.of(this) : null;
    }

    @POST
    public FormValidation doCheckGateMaxAge(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            checkedAge(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @POST
    public FormValidation doCheckOrganisationFolder(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return LayerChecks.controllerFolder(Util.fixNull(value).trim());
    }
}
