package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/**
 * A resource or data block of the configuration. Blocks of {@code lifecycle} and the content of {@code dynamic} blocks
 * are not in a plan.
 *
 * @param module address of the module without instance keys, empty for the root
 * @param address within that module, without instance key
 * @param providerKey key of its provider configuration
 * @param expressions attributes and blocks; an expression is an object with {@code constant_value} or {@code references}
 * @param count expression, null value if it has none
 * @param forEach expression, null value if it has none
 */
public record ConfiguredResource(
        String module,
        String address,
        String mode,
        String type,
        String name,
        String providerKey,
        MapValue expressions,
        Value count,
        Value forEach,
        List<String> dependsOn,
        List<Provisioner> provisioners) {
    public ConfiguredResource {
        dependsOn = List.copyOf(dependsOn);
        provisioners = List.copyOf(provisioners);
    }

    /** A provisioner; its constants are hidden, since commands hold secrets too often. */
    public record Provisioner(String type, MapValue expressions) {}
}
