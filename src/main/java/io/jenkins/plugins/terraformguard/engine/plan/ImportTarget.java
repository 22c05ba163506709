package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * What an import block names.
 *
 * @param id text, {@link Value#UNKNOWN} where it is known only during apply, null value where an identity is given
 * @param identity attributes of a resource identity, null value where an id is given
 */
public record ImportTarget(Value id, Value identity) {}
