package io.jenkins.plugins.terraformguard.engine.history;

import java.time.Instant;

/**
 * A violation that is there.
 *
 * @param fingerprint of the finding
 * @param since when it was first seen
 * @param build the last build that saw it
 */
public record OpenFinding(String fingerprint, String policy, String pack, String version, Instant since, int build) {}
