package io.jenkins.plugins.terraformguard.cli.fuzz;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.CheckResult;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredOutput;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredVariable;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.ModuleCall;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.RelevantAttribute;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.StateOutput;
import io.jenkins.plugins.terraformguard.engine.plan.StateResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps everything that a plan hands out, in its order. */
final class PlanRecorder implements ChangeVisitor {
    private final List<Record> seen = new ArrayList<>();
    private int changes;

    List<Record> seen() {
        return seen;
    }

    int changes() {
        return changes;
    }

    @Override
    public Set<PlanSection> sections() {
        return PlanSection.ALL;
    }

    @Override
    public void change(ResourceChange change) {
        changes++;
        seen.add(change);
    }

    @Override
    public void drift(ResourceChange drift) {
        seen.add(drift);
    }

    @Override
    public void output(OutputChange output) {
        seen.add(output);
    }

    @Override
    public void deferred(DeferredChange deferred) {
        seen.add(deferred);
    }

    @Override
    public void action(ActionInvocation action) {
        seen.add(action);
    }

    @Override
    public void check(CheckResult check) {
        seen.add(check);
    }

    @Override
    public void relevantAttribute(RelevantAttribute attribute) {
        seen.add(attribute);
    }

    @Override
    public void provider(ConfiguredProvider provider) {
        seen.add(provider);
    }

    @Override
    public void configuredResource(ConfiguredResource resource) {
        seen.add(resource);
    }

    @Override
    public void moduleCall(ModuleCall call) {
        seen.add(call);
    }

    @Override
    public void variable(ConfiguredVariable variable) {
        seen.add(variable);
    }

    @Override
    public void configuredOutput(ConfiguredOutput output) {
        seen.add(output);
    }

    @Override
    public void stateResource(PlanSection section, StateResource resource) {
        seen.add(resource);
    }

    @Override
    public void stateOutput(PlanSection section, StateOutput output) {
        seen.add(output);
    }
}
