package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Set;

/**
 * Takes what a plan says, piece by piece and in the order of the file. Nothing that it is given holds a secret. Sections
 * that it does not ask for are skipped without being built.
 */
@FunctionalInterface
public interface ChangeVisitor {
    /** The sections that are handed out. */
    default Set<PlanSection> sections() {
        return PlanSection.CHANGES;
    }

    /** An element of {@code resource_changes}. */
    void change(ResourceChange change);

    /** An element of {@code resource_drift}. */
    default void drift(ResourceChange drift) {}

    default void output(OutputChange output) {}

    default void deferred(DeferredChange deferred) {}

    /** An action that apply will run, or one that is deferred. */
    default void action(ActionInvocation action) {}

    default void check(CheckResult check) {}

    /** A check as Terraform 1.2 wrote it, an element of {@code condition_results}. */
    default void condition(CheckResult check) {
        check(check);
    }

    default void relevantAttribute(RelevantAttribute attribute) {}

    default void provider(ConfiguredProvider provider) {}

    default void configuredResource(ConfiguredResource resource) {}

    default void moduleCall(ModuleCall call) {}

    default void variable(ConfiguredVariable variable) {}

    default void configuredOutput(ConfiguredOutput output) {}

    /** @param section {@code PLANNED_VALUES}, {@code PRIOR_STATE}, or {@code VALUES} of a state */
    default void stateResource(PlanSection section, StateResource resource) {}

    /** @param section {@code PLANNED_VALUES}, {@code PRIOR_STATE}, or {@code VALUES} of a state */
    default void stateOutput(PlanSection section, StateOutput output) {}
}
