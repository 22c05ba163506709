package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks for all that a plan says and writes it down, one line for each piece. */
public final class Everything implements ChangeVisitor {
    private final List<String> lines = new ArrayList<>();

    /** Each piece of a plan as a line that begins with what it is; the variables and notes come first. */
    public static List<String> of(PlanSource source) throws PlanException, IOException {
        Everything everything = new Everything();
        Plan plan = TestPlans.open(source);
        everything.lines.add("facts " + plan.facts());
        everything.lines.add("variables " + plan.variables());
        plan.notes().forEach(note -> everything.lines.add("note " + note));
        plan.stream(everything);
        return everything.lines;
    }

    @Override
    public Set<PlanSection> sections() {
        return PlanSection.ALL;
    }

    @Override
    public void change(ResourceChange change) {
        lines.add("change " + change);
    }

    @Override
    public void drift(ResourceChange drift) {
        lines.add("drift " + drift);
    }

    @Override
    public void output(OutputChange output) {
        lines.add("output " + output);
    }

    @Override
    public void deferred(DeferredChange deferred) {
        lines.add("deferred " + deferred);
    }

    @Override
    public void action(ActionInvocation action) {
        lines.add("action " + action);
    }

    @Override
    public void check(CheckResult check) {
        lines.add("check " + check);
    }

    @Override
    public void relevantAttribute(RelevantAttribute attribute) {
        lines.add("relevant " + attribute);
    }

    @Override
    public void provider(ConfiguredProvider provider) {
        lines.add("provider " + provider);
    }

    @Override
    public void configuredResource(ConfiguredResource resource) {
        lines.add("configured " + resource);
    }

    @Override
    public void moduleCall(ModuleCall call) {
        lines.add("call " + call);
    }

    @Override
    public void variable(ConfiguredVariable variable) {
        lines.add("variable " + variable);
    }

    @Override
    public void configuredOutput(ConfiguredOutput output) {
        lines.add("configured output " + output);
    }

    @Override
    public void stateResource(PlanSection section, StateResource resource) {
        lines.add("state " + section + " " + resource);
    }

    @Override
    public void stateOutput(PlanSection section, StateOutput output) {
        lines.add("state output " + section + " " + output);
    }
}
