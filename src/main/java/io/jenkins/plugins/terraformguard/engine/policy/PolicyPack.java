package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Policies that are published together.
 *
 * @param part name of the part that this is, of a pack that has several files; empty for a whole pack
 * @param digest SHA-256 of the pack's canonical form (neither layout nor comments matter), lower-case hex
 * @param layer where it comes from: {@code bundled}, {@code organisation}, {@code folder} or {@code project}
 * @param place where its name stands
 * @param parameters what it declares, by name
 * @param params parameters with their values; as loaded, the defaults
 */
public record PolicyPack(
        String name,
        String version,
        String part,
        String digest,
        String layer,
        Place place,
        Map<String, Parameter> parameters,
        MapValue params,
        List<Policy> policies) {
    public static final String BUNDLED = "bundled";
    public static final String ORGANISATION = "organisation";
    public static final String FOLDER = "folder";
    public static final String PROJECT = "project";

    public PolicyPack {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        policies = List.copyOf(policies);
    }

    /** The same pack with other values and other policies: what layers made of it. */
    public PolicyPack with(MapValue otherParams, List<Policy> otherPolicies) {
        return new PolicyPack(name, version, part, digest, layer, place, parameters, otherParams, otherPolicies);
    }
}
