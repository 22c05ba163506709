package io.jenkins.plugins.terraformguard.step;

import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/** Tells a field of the form that is empty from a parameter of a pipeline that is given and empty: that one is an error. */
abstract class GuardStepDescriptor extends StepDescriptor {
    @Override
    public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        return super.newInstance(request, ImportSettings.ofForm(form));
    }
}
