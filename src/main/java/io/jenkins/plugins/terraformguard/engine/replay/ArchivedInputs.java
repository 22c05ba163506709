package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation was handed beside plan and policies and what its decision does not tell, with the digests of the files
 * that hold those.
 *
 * @param evaluatedAt the time at which waivers had to hold
 * @param limits bounds of the reader that were set, as users write them
 * @param sources where things stand in the configuration
 * @param watch what was known of drift
 * @param plan the archived plan; empty where it could not be read to its end
 * @param policies SHA-256 of the archive of policies
 * @param foreign what other scanners said of the plan, without secrets
 */
record ArchivedInputs(
        Instant evaluatedAt,
        String limits,
        SourceIndex sources,
        DriftWatch watch,
        Optional<ArchivedPlan> plan,
        String policies,
        List<ForeignReport> foreign) {
    ArchivedInputs {
        foreign = List.copyOf(foreign);
    }

    /** Inputs of an evaluation for which no other scanner was asked. */
    ArchivedInputs(
            Instant evaluatedAt,
            String limits,
            SourceIndex sources,
            DriftWatch watch,
            Optional<ArchivedPlan> plan,
            String policies) {
        this(evaluatedAt, limits, sources, watch, plan, policies, List.of());
    }

    /**
     * An archived plan.
     *
     * @param sha256 of the JSON
     * @param gzipSha256 of the file, which is compressed
     * @param size bytes of the JSON
     */
    record ArchivedPlan(String sha256, String gzipSha256, long size) {}
}
