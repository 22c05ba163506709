package io.jenkins.plugins.terraformguard.engine.plan;

/**
 * An attribute on which the plan depends. Terraform finds them by a heuristic: rank by them, never gate by them.
 *
 * @param resource address of a resource, without instance keys where those do not matter
 * @param path attribute path, empty for the resource as a whole
 */
public record RelevantAttribute(String resource, String path) {}
