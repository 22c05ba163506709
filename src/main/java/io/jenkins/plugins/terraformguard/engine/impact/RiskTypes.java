package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.HashMap;
import java.util.Map;

/** What resource types are about, found out once for each. For one evaluation, by one thread. */
final class RiskTypes {
    /** Far more than all providers have; a plan that makes up more does not fill the memory. */
    private static final int MAX_TYPES = 20_000;

    private final RiskSettings settings;
    private final Map<String, Roles> known = new HashMap<>();

    RiskTypes(RiskSettings settings) {
        this.settings = settings;
    }

    /**
     * What a type is about.
     *
     * @param data it holds data
     * @param network it decides who can reach what
     * @param guard it keeps others out
     * @param identity it decides who may do what
     */
    record Roles(boolean data, boolean network, boolean guard, boolean identity) {}

    Roles of(String type) {
        Roles roles = known.get(type);
        if (roles == null) {
            roles = new Roles(
                    settings.isOneOf("data_types", type),
                    settings.isOneOf("network_types", type),
                    settings.isOneOf("network_guards", type),
                    settings.isOneOf("identity_types", type));
            if (known.size() < MAX_TYPES) {
                known.put(type, roles);
            }
        }
        return roles;
    }
}
