package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/**
 * An {@code output} block.
 *
 * @param module address of its module, empty for the root
 * @param expression an object with {@code constant_value} or {@code references}
 */
public record ConfiguredOutput(
        String module, String name, Value expression, String description, boolean sensitive, List<String> dependsOn) {
    public ConfiguredOutput {
        dependsOn = List.copyOf(dependsOn);
    }
}
