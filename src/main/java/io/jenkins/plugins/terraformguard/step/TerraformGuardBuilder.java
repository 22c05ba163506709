package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The build step of freestyle jobs. Pipelines use {@link TerraformGuardStep}. */
public final class TerraformGuardBuilder extends Builder implements SimpleBuildStep {
    private final GuardSettings settings;

    /**
     * The plan is a parameter here so that a pipeline may name it alone, and a setter's so that none is required: with
     * {@code drift: true} there is no plan yet.
     */
    @DataBoundConstructor
    public TerraformGuardBuilder(String plan) {
        this.settings = new GuardSettings(plan);
    }

    public String getPlan() {
        return settings.plan();
    }

    @DataBoundSetter
    public void setPlan(String plan) {
        settings.plan(plan);
    }

    public String getId() {
        return settings.id();
    }

    @DataBoundSetter
    public void setId(String id) {
        settings.id(id);
    }

    public String getPolicies() {
        return settings.policies();
    }

    @DataBoundSetter
    public void setPolicies(String policies) {
        settings.policies(policies);
    }

    public String getTool() {
        return settings.tool();
    }

    @DataBoundSetter
    public void setTool(String tool) {
        settings.tool(tool);
    }

    public int getToolTimeout() {
        return settings.toolTimeout();
    }

    @DataBoundSetter
    public void setToolTimeout(int toolTimeout) {
        settings.toolTimeout(toolTimeout);
    }

    public String getLimits() {
        return settings.limits();
    }

    @DataBoundSetter
    public void setLimits(String limits) {
        settings.limits(limits);
    }

    public String getDir() {
        return settings.dir();
    }

    @DataBoundSetter
    public void setDir(String dir) {
        settings.dir(dir);
    }

    public String getOnFail() {
        return settings.onFail();
    }

    @DataBoundSetter
    public void setOnFail(String onFail) {
        settings.onFail(onFail);
    }

    public String getOnApproval() {
        return settings.onApproval();
    }

    /** @throws IllegalArgumentException if only a pipeline can do that; the message is for users */
    @DataBoundSetter
    public void setOnApproval(String onApproval) {
        GuardSettings checked = new GuardSettings("");
        checked.onApproval(onApproval);
        if (checked.approval().isForPipelines()) {
            throw new IllegalArgumentException(Messages.OnApproval_pipelines(checked.onApproval()));
        }
        settings.onApproval(onApproval);
    }

    public String getOnAdvisory() {
        return settings.onAdvisory();
    }

    @DataBoundSetter
    public void setOnAdvisory(String onAdvisory) {
        settings.onAdvisory(onAdvisory);
    }

    public String getChangeReference() {
        return String.join(", ", settings.changeReferences());
    }

    /** @param changeReference tickets that the change was asked for in, with commas between them */
    @DataBoundSetter
    public void setChangeReference(String changeReference) {
        addChangeReferences(Collections.singletonList(changeReference));
    }

    /** Nothing: {@link #getChangeReference} has them all. */
    public List<String> getChangeReferences() {
        return List.of();
    }

    /** The same for pipelines that have a list. */
    @DataBoundSetter
    public void setChangeReferences(List<String> changeReferences) {
        addChangeReferences(changeReferences);
    }

    private void addChangeReferences(List<String> added) {
        List<String> all = new ArrayList<>(settings.changeReferences());
        all.addAll(added == null ? List.of() : added);
        settings.changeReferences(all);
    }

    public String getPhase() {
        return settings.stage().phase();
    }

    @DataBoundSetter
    public void setPhase(String phase) {
        if (StageSettings.APPROVAL.equals(Util.fixNull(phase).trim())) {
            throw new IllegalArgumentException(Messages.StageSettings_pipelines(StageSettings.APPROVAL));
        }
        settings.stage().phase(phase);
    }

    public String getApprovedIn() {
        return settings.stage().approvedIn();
    }

    @DataBoundSetter
    public void setApprovedIn(String approvedIn) {
        settings.stage().approvedIn(approvedIn);
    }

    public String getMaxAge() {
        return settings.stage().maxAge();
    }

    @DataBoundSetter
    public void setMaxAge(String maxAge) {
        settings.stage().maxAge(maxAge);
    }

    public String getState() {
        return settings.stage().state();
    }

    @DataBoundSetter
    public void setState(String state) {
        settings.stage().state(state);
    }

    public boolean isDrift() {
        return settings.drift().asked();
    }

    @DataBoundSetter
    public void setDrift(boolean drift) {
        settings.drift().asked(drift);
    }

    public List<String> getVarFiles() {
        return settings.drift().varFiles();
    }

    @DataBoundSetter
    public void setVarFiles(List<String> varFiles) {
        settings.drift().varFiles(varFiles);
    }

    /** For the form, where each line is a path. */
    public String getVarFileLines() {
        return String.join("\n", getVarFiles());
    }

    public List<String> getImport() {
        return settings.imports().reports();
    }

    @DataBoundSetter
    public void setImport(List<String> reports) {
        settings.imports().reports(reports);
    }

    /** For the form, where each line is a path. */
    public String getImportLines() {
        return String.join("\n", getImport());
    }

    public String getRego() {
        return settings.imports().rego();
    }

    @DataBoundSetter
    public void setRego(String rego) {
        settings.imports().rego(rego);
    }

    public String getOpa() {
        return settings.imports().opa();
    }

    @DataBoundSetter
    public void setOpa(String opa) {
        settings.imports().opa(opa);
    }

    public int getLockTimeout() {
        return settings.drift().lockTimeout();
    }

    @DataBoundSetter
    public void setLockTimeout(int lockTimeout) {
        settings.drift().lockTimeout(lockTimeout);
    }

    public int getRefreshTimeout() {
        return settings.drift().refreshTimeout();
    }

    @DataBoundSetter
    public void setRefreshTimeout(int refreshTimeout) {
        settings.drift().refreshTimeout(refreshTimeout);
    }

    public String getOnDrift() {
        return settings.drift().onDrift();
    }

    @DataBoundSetter
    public void setOnDrift(String onDrift) {
        settings.drift().onDrift(onDrift);
    }

    public boolean isSkipPublishingChecks() {
        return settings.told().skipPublishingChecks();
    }

    @DataBoundSetter
    public void setSkipPublishingChecks(boolean skipPublishingChecks) {
        settings.told().skipPublishingChecks(skipPublishingChecks);
    }

    public boolean isDescribe() {
        return settings.told().describe();
    }

    @DataBoundSetter
    public void setDescribe(boolean describe) {
        settings.told().describe(describe);
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        GuardSettings expanded = settings.expand(env);
        if (expanded.approval().isForPipelines()) {
            // Nobody can have entered that. What was to wait must not go on.
            expanded.onApproval(OnApproval.FAIL.id());
        }
        new Phases(run, workspace, env, launcher, listener)
                .run(expanded, message -> listener.getLogger().println(message));
    }

    /** Describes the build step. */
    @Extension
    public static final class DescriptorImpl extends GuardBuilderDescriptor {
        @Override
        public boolean isApplicable(@SuppressWarnings("rawtypes") Class<? extends AbstractProject> jobType) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return Messages.TerraformGuardStep_displayName();
        }

        @POST
        public FormValidation doCheckPlan(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter boolean drift) {
            return FormChecks.plan(item, value, drift);
        }

        @POST
        public FormValidation doCheckId(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.id(item, value);
        }

        @POST
        public FormValidation doCheckToolTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.toolTimeout(item, value);
        }

        @POST
        public FormValidation doCheckRefreshTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.toolTimeout(item, value);
        }

        @POST
        public FormValidation doCheckLockTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.lockTimeout(item, value);
        }

        @POST
        public FormValidation doCheckLimits(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.limits(item, value);
        }

        @POST
        public FormValidation doCheckImport(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.paths(item, value);
        }

        @POST
        public FormValidation doCheckRego(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.paths(item, value);
        }

        @POST
        public FormValidation doCheckMaxAge(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChecks.maxAge(item, value);
        }

        @POST
        public ListBoxModel doFillPhaseItems(@AncestorInPath Item item) {
            return FormChecks.phases(item);
        }

        @POST
        public ListBoxModel doFillOnFailItems(@AncestorInPath Item item) {
            return FormChecks.consequences(item);
        }

        @POST
        public ListBoxModel doFillOnApprovalItems(@AncestorInPath Item item) {
            return FormChecks.approval(item, false);
        }

        @POST
        public ListBoxModel doFillOnDriftItems(@AncestorInPath Item item) {
            return FormChecks.driftConsequences(item);
        }

        @POST
        public ListBoxModel doFillOnAdvisoryItems(@AncestorInPath Item item) {
            return FormChecks.consequences(item);
        }
    }
}
