package io.jenkins.plugins.terraformguard.step;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The pipeline step {@code terraformGuard}. */
public final class TerraformGuardStep extends Step {
    private final GuardSettings settings;

    /**
     * The plan is a parameter here so that a pipeline may name it alone, and a setter's so that none is required: with
     * {@code drift: true} there is no plan yet.
     */
    @DataBoundConstructor
    public TerraformGuardStep(String plan) {
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

    @DataBoundSetter
    public void setOnApproval(String onApproval) {
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
    public StepExecution start(StepContext context) {
        return new TerraformGuardExecution(context, settings);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends GuardStepDescriptor {
        @Override
        public String getFunctionName() {
            return "terraformGuard";
        }

        @Override
        public String getDisplayName() {
            return Messages.TerraformGuardStep_displayName();
        }

        /** What every phase needs. All but {@code approval} need a workspace as well, which the step sees to itself. */
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            Object plan = namedArgs.get("plan");
            Object other = Boolean.TRUE.equals(namedArgs.get("drift")) ? namedArgs.get("dir") : namedArgs.get("phase");
            Object subject = plan == null ? other : plan;
            return subject instanceof String ? (String) subject : null;
        }

        @POST
        public FormValidation doCheckPlan(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter boolean drift,
                @QueryParameter String phase) {
            return FormChecks.plan(item, value, drift, phase);
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
            return FormChecks.allPhases(item);
        }

        @POST
        public ListBoxModel doFillOnFailItems(@AncestorInPath Item item) {
            return FormChecks.consequences(item);
        }

        @POST
        public ListBoxModel doFillOnApprovalItems(@AncestorInPath Item item) {
            return FormChecks.approval(item, true);
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
