package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * A {@code variable} block.
 *
 * @param module address of its module, empty for the root
 * @param defaultValue null value if it has none; hidden where the variable is sensitive or ephemeral
 */
public record ConfiguredVariable(
        String module, String name, Value defaultValue, String description, boolean sensitive, boolean ephemeral) {}
