package io.jenkins.plugins.terraformguard.engine.gate;

import java.time.Instant;

/**
 * Somebody let a decision pass that asks for approval. Who may do that is for whoever records it to check.
 *
 * @param decisionSha256 digest of the decision document that was approved
 * @param by who approved it
 * @param at when
 */
public record Approval(String decisionSha256, String by, Instant at) {}
