package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;

/**
 * A decision of the past with what is needed to make it again.
 *
 * @param document the bytes of its {@code decision.json}
 * @param inputs what was archived beside the plan
 * @param plan the plan without its secrets, or null where none was archived
 */
public record ReplayCase(byte[] document, ReplayInputs inputs, PlanSource plan) {}
