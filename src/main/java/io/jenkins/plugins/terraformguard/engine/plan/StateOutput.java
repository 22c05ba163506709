package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * An output of {@code planned_values}, {@code prior_state} or a state.
 *
 * @param type its type as Terraform writes it, null value where the document does not say
 * @param value without its secrets, {@link Value#UNKNOWN} where the document leaves it out
 */
public record StateOutput(String name, Value type, Value value, boolean sensitive) {}
