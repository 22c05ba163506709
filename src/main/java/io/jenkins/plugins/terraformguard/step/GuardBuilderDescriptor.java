package io.jenkins.plugins.terraformguard.step;

import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Tells a field of the form that is empty from a parameter of a pipeline that is given and empty: that one is an error. */
abstract class GuardBuilderDescriptor extends BuildStepDescriptor<Builder> {
    @Override
    public Builder newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        return super.newInstance(request, ImportSettings.ofForm(form));
    }
}
