package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.layer.Layer;

/**
 * What the layers below may not ignore.
 *
 * @param what {@link #SECURITY}, {@link #ALL}, a resource type, an address, or a pattern for either
 */
public record Forbidding(Layer layer, String what, Place place) {
    public static final String SECURITY = "security";
    public static final String ALL = "all";

    boolean isPattern() {
        return !what.equals(SECURITY) && !what.equals(ALL);
    }
}
