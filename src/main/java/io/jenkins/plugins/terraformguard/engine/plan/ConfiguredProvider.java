package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * A provider configuration. Of its constants only those stay that say where it works, such as the region.
 *
 * @param key by which resources name it, such as {@code aws.east} or {@code module.net:aws}
 * @param fullName full source address; empty where the plan does not say
 * @param module address of the module that configures it, empty for the root
 */
public record ConfiguredProvider(
        String key,
        String name,
        String fullName,
        String alias,
        String versionConstraint,
        String module,
        MapValue expressions) {}
