package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;

/**
 * What rules alone say of a plan, before any reviewer is heard.
 *
 * @param decision the decision, with the effects of the plan by name where somebody may be asked to approve it
 * @param facts what reviewers can be told of the plan
 */
public record Judged(Decision decision, FactPool facts) {}
