package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import java.util.List;

/**
 * Policies that are published together.
 *
 * @param digest SHA-256 of the pack's canonical form (neither layout nor comments matter), lower-case hex
 * @param layer where it comes from: {@code bundled}, {@code organisation}, {@code folder} or {@code project}
 * @param params parameters with their values
 */
public record PolicyPack(
        String name, String version, String digest, String layer, MapValue params, List<Policy> policies) {
    public static final String BUNDLED = "bundled";
    public static final String ORGANISATION = "organisation";
    public static final String FOLDER = "folder";
    public static final String PROJECT = "project";

    public PolicyPack {
        policies = List.copyOf(policies);
    }
}
