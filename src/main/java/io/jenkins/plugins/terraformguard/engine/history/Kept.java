package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.gate.GateDecision;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import java.time.Instant;

/**
 * What is kept of one judged plan with a build.
 *
 * @param build number of the build
 * @param recordedAt when the decision was recorded
 * @param gate what the gate said last, or null
 * @param verification the last look after apply, or null
 * @param approval what people were asked, and what they said; or null
 */
public record Kept(
        int build,
        Instant recordedAt,
        Decision decision,
        GateDecision gate,
        Verification verification,
        ApprovalLog approval) {}
