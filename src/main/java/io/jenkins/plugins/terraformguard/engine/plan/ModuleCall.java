package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/**
 * A {@code module} block.
 *
 * @param module address of the module that holds the call, empty for the root
 * @param source as written, without its secrets
 * @param versionConstraint empty if there is none
 * @param count expression, null value if it has none
 * @param forEach expression, null value if it has none
 */
public record ModuleCall(
        String module,
        String name,
        String source,
        String versionConstraint,
        MapValue expressions,
        Value count,
        Value forEach,
        List<String> dependsOn) {
    public ModuleCall {
        dependsOn = List.copyOf(dependsOn);
    }
}
