package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the engine is asked to judge.
 *
 * @param id name of this guard within its build
 * @param plan the plan as JSON
 * @param savedPlanSha256 digest of the saved plan that the JSON was made from, or empty
 * @param policies files with policies, beside the bundled ones
 * @param limits bounds of the reader
 * @param sources where things stand in the configuration, as far as it is known
 * @param evaluatedAt the time at which waivers, and rules that ignore drift, must still hold, in whole seconds. Nothing else
 *     depends on a time
 * @param watch what is known of drift from earlier plans
 * @param provenance where the plan comes from
 * @param foreign what other scanners say of it
 */
public record GuardRequest(
        String id,
        PlanSource plan,
        String savedPlanSha256,
        PolicyInput policies,
        ReadLimits limits,
        SourceIndex sources,
        Instant evaluatedAt,
        DriftWatch watch,
        Provenance provenance,
        List<ForeignReport> foreign) {
    private static final int MAX_ID = 64;

    public GuardRequest {
        evaluatedAt = evaluatedAt.truncatedTo(ChronoUnit.SECONDS);
        foreign = List.copyOf(foreign);
    }

    /** A request about which no other scanner was asked. */
    public GuardRequest(
            String id,
            PlanSource plan,
            String savedPlanSha256,
            PolicyInput policies,
            ReadLimits limits,
            SourceIndex sources,
            Instant evaluatedAt,
            DriftWatch watch,
            Provenance provenance) {
        this(id, plan, savedPlanSha256, policies, limits, sources, evaluatedAt, watch, provenance, List.of());
    }

    /** A request that does not say what time it is: every waiver counts as one that lasts too long. */
    public GuardRequest(
            String id,
            PlanSource plan,
            String savedPlanSha256,
            PolicyInput policies,
            ReadLimits limits,
            SourceIndex sources) {
        this(id, plan, savedPlanSha256, policies, limits, sources, Instant.EPOCH, DriftWatch.NONE, Provenance.NONE);
    }

    /** A request of which no earlier plan is known. */
    public GuardRequest(
            String id,
            PlanSource plan,
            String savedPlanSha256,
            PolicyInput policies,
            ReadLimits limits,
            SourceIndex sources,
            Instant evaluatedAt) {
        this(id, plan, savedPlanSha256, policies, limits, sources, evaluatedAt, DriftWatch.NONE, Provenance.NONE);
    }

    /** The same, with files of the project alone, and without the configuration. */
    public GuardRequest(
            String id, PlanSource plan, String savedPlanSha256, List<PolicyFile> project, ReadLimits limits) {
        this(id, plan, savedPlanSha256, PolicyInput.ofProject(project), limits, SourceIndex.EMPTY);
    }

    /** The same question with what other scanners say. */
    public GuardRequest with(List<ForeignReport> reports) {
        return new GuardRequest(
                id, plan, savedPlanSha256, policies, limits, sources, evaluatedAt, watch, provenance, reports);
    }

    /** The same question about one of several plans; the number counts from 1. */
    GuardRequest part(PlanSource part, int number) {
        return new GuardRequest(
                partId(id, number),
                part,
                savedPlanSha256,
                policies,
                limits,
                sources,
                evaluatedAt,
                watch,
                provenance,
                foreign);
    }

    /**
     * The id of one of several plans: that of the request for the first, with {@code .plan2} after it for the second. It is
     * no longer than an id may be, and no two of a request are the same.
     *
     * @param number from 1
     */
    public static String partId(String id, int number) {
        if (number == 1) {
            return id;
        }
        String suffix = ".plan" + number;
        String part = id.substring(0, Math.min(id.length(), MAX_ID - suffix.length())) + suffix;
        // An id of full length that ends like this would be its own second part.
        return part.equals(id) ? id.substring(0, id.length() - suffix.length() - 1) + suffix : part;
    }
}
