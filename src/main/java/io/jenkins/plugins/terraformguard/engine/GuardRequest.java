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
    private static final int MAX_ID = 64;

    public GuardRequest {
        projectPolicies = List.copyOf(projectPolicies);
    }

    /** The same question about one of several plans; the number counts from 1. */
    GuardRequest part(PlanSource part, int number) {
        return number == 1
                ? new GuardRequest(id, part, savedPlanSha256, projectPolicies, limits)
                : new GuardRequest(partId(number), part, savedPlanSha256, projectPolicies, limits);
    }

    /** An id of the same kind as every other, so it must not get longer than those may be. */
    private String partId(int number) {
        String suffix = ".plan" + number;
        return id.substring(0, Math.min(id.length(), MAX_ID - suffix.length())) + suffix;
    }

    /** A policy file: its name for messages, relative to where it was found, and its text. */
    public record PolicyFile(String name, String yaml) {}
}
