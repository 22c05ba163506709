package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/**
 * The result of a check block, or of the conditions of a resource, output or variable.
 *
 * @param kind {@code resource}, {@code output_value}, {@code check} or {@code var}; empty where the plan does not say
 * @param address as Terraform shows it
 * @param status {@code pass}, {@code fail}, {@code error}, {@code unknown}, or a word of a later version
 * @param instances the same for each instance; their own instances are empty
 * @param problems what the conditions that failed say
 */
public record CheckResult(
        String kind, String address, String status, List<CheckResult> instances, List<String> problems) {
    public CheckResult {
        instances = List.copyOf(instances);
        problems = List.copyOf(problems);
    }
}
