package io.jenkins.plugins.terraformguard.engine.history;

import java.time.Instant;

/**
 * A violation that is there.
 *
 * @param fingerprint of the finding
 * @param version of its pack when it was last seen
 * @param since when it was first seen
 * @param build the last build that saw it
 * @param first version of its pack when it was first seen; as far as earlier versions kept it, else the last
 */
public record OpenFinding(
        String fingerprint, String policy, String pack, String version, Instant since, int build, String first) {}
