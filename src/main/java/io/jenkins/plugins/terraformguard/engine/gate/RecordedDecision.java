package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import java.time.Instant;

/**
 * A decision that a build has on record.
 *
 * @param sha256 digest of its document, lower-case hex
 * @param recordedAt when it was recorded, by the clock of whoever keeps it
 * @param job full name of the job, empty where there is none
 * @param build number or name of the build
 */
public record RecordedDecision(Decision decision, String sha256, Instant recordedAt, String job, String build) {}
