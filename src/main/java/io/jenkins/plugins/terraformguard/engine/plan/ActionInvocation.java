package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * A provider action that apply will run (Terraform 1.14 and later), without its secrets.
 *
 * @param address such as {@code action.aws_lambda_invoke.warm_up}
 * @param provider full source address
 * @param config its configuration with unknown parts marked, null value if it has none
 * @param trigger what makes it run: {@code lifecycle}, {@code invoke}, or empty where the plan does not say
 * @param triggeringResource address of the resource whose change triggers it, or of the resource that calls it
 * @param event such as {@code AfterCreate}; empty for a called one
 * @param onFailure what a failure does, empty where the plan does not say
 * @param deferredReason why it can't run in this apply, empty if it can
 */
public record ActionInvocation(
        String address,
        String type,
        String name,
        String provider,
        Value config,
        String trigger,
        String triggeringResource,
        String event,
        String onFailure,
        String deferredReason) {}
