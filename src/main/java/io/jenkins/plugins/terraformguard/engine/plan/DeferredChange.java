package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * A change that this plan can't make yet. What it shows of it is a guess.
 *
 * @param reason Terraform's word for why, such as {@code instance_count_unknown}
 */
public record DeferredChange(String reason, ResourceChange change) {}
