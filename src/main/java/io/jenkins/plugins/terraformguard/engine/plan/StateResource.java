package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/**
 * A resource of {@code planned_values}, {@code prior_state} or a state, without its secrets.
 *
 * @param module address of the module instance, empty for the root
 * @param index count or for_each key, or null value
 * @param deposedKey key of a deposed object, empty for the current one
 * @param tainted null value where the document does not say
 */
public record StateResource(
        String address,
        String module,
        String mode,
        String type,
        String name,
        Value index,
        String provider,
        Value schemaVersion,
        Value values,
        List<String> dependsOn,
        Value tainted,
        String deposedKey) {
    public StateResource {
        dependsOn = List.copyOf(dependsOn);
    }
}
