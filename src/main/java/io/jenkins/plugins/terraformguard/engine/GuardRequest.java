package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import java.util.List;

/**
 * What the engine is asked to judge.
 *
 * @param id name of this guard within its build
 * @param plan the plan as JSON
 * @param savedPlanSha256 digest of the saved plan that the JSON was made from, or empty
 * @param projectPolicies policy files of the project, in any order
 * @param limits bounds of the reader
 */
public record GuardRequest(
        String id, PlanSource plan, String savedPlanSha256, List<PolicyFile> projectPolicies, ReadLimits limits) {
    public GuardRequest {
        projectPolicies = List.copyOf(projectPolicies);
    }

    /** A policy file: its name for messages, relative to where it was found, and its text. */
    public record PolicyFile(String name, String yaml) {}
}
