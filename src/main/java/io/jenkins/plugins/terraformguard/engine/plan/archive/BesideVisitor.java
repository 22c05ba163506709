package io.jenkins.plugins.terraformguard.engine.plan.archive;

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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Hands everything that one visitor asks for to another one as well. */
final class BesideVisitor implements ChangeVisitor {
    private final ChangeVisitor first;
    private final List<ChangeVisitor> both;

    BesideVisitor(ChangeVisitor first, ChangeVisitor second) {
        this.first = first;
        this.both = List.of(first, second);
    }

    private void each(Consumer<ChangeVisitor> call) {
        both.forEach(call);
    }

    @Override
    public Set<PlanSection> sections() {
        return first.sections();
    }

    @Override
    public void change(ResourceChange change) {
        each(visitor -> visitor.change(change));
    }

    @Override
    public void drift(ResourceChange drift) {
        each(visitor -> visitor.drift(drift));
    }

    @Override
    public void output(OutputChange output) {
        each(visitor -> visitor.output(output));
    }

    @Override
    public void deferred(DeferredChange deferred) {
        each(visitor -> visitor.deferred(deferred));
    }

    @Override
    public void action(ActionInvocation action) {
        each(visitor -> visitor.action(action));
    }

    @Override
    public void check(CheckResult check) {
        each(visitor -> visitor.check(check));
    }

    @Override
    public void condition(CheckResult check) {
        each(visitor -> visitor.condition(check));
    }

    @Override
    public void relevantAttribute(RelevantAttribute attribute) {
        each(visitor -> visitor.relevantAttribute(attribute));
    }

    @Override
    public void provider(ConfiguredProvider provider) {
        each(visitor -> visitor.provider(provider));
    }

    @Override
    public void configuredResource(ConfiguredResource resource) {
        each(visitor -> visitor.configuredResource(resource));
    }

    @Override
    public void moduleCall(ModuleCall call) {
        each(visitor -> visitor.moduleCall(call));
    }

    @Override
    public void variable(ConfiguredVariable variable) {
        each(visitor -> visitor.variable(variable));
    }

    @Override
    public void configuredOutput(ConfiguredOutput output) {
        each(visitor -> visitor.configuredOutput(output));
    }

    @Override
    public void stateResource(PlanSection section, StateResource resource) {
        each(visitor -> visitor.stateResource(section, resource));
    }

    @Override
    public void stateOutput(PlanSection section, StateOutput output) {
        each(visitor -> visitor.stateOutput(section, output));
    }
}
