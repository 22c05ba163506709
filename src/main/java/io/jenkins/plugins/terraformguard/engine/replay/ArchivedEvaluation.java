package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import java.time.Instant;
import java.util.Optional;

/**
 * What was archived with a decision.
 *
 * @param inputs policies, configuration, drift
 * @param evaluatedAt the time that the evaluation was told
 * @param limits bounds for reading the archived plan
 * @param redactedSha256 SHA-256 of the archived plan as JSON; empty where there is none
 * @param plan the archived plan; empty where it could not be read then, or was not even looked at because a policy was wrong
 */
public record ArchivedEvaluation(
        ReplayInputs inputs, Instant evaluatedAt, ReadLimits limits, String redactedSha256, Optional<PlanSource> plan) {
    /**
     * The question that the decision was the answer to. Put to an engine of the same version with the archived bundled
     * rules, the answer differs in nothing but what is said of the plan's own bytes.
     *
     * @throws ReplayException if the archive is that of another decision, or if there is no plan
     */
    public GuardRequest request(Decision decision) throws ReplayException {
        if (!decision.plan().redactedSha256().equals(redactedSha256)) {
            throw new ReplayException(
                    ReplayArchive.INPUTS,
                    "the archive belongs to another decision: it is about another plan",
                    "Name the folder that the decision was archived in");
        }
        PlanSource archived = plan.orElseThrow(() -> new ReplayException(
                ReplayArchive.PLAN,
                "no plan was archived, because none could be judged: the verdict is "
                        + decision.verdict().id(),
                "There is nothing to replay"));
        return new GuardRequest(
                decision.id(),
                named(archived, decision.plan().source()),
                decision.plan().savedPlanSha256(),
                inputs.policies(),
                limits,
                inputs.sources(),
                evaluatedAt,
                inputs.watch(),
                decision.grounds().provenance(),
                inputs.foreign());
    }

    /**
     * The new answer with what the first one said of the plan's own bytes, if the new one is about the plan that was
     * archived with the first; else as it is.
     *
     * @param first the decision that was archived
     * @param again what came of {@link #request}
     */
    public static Decision restored(Decision first, Decision again) {
        return again.plan().sha256().equals(first.plan().redactedSha256())
                ? again.on(again.plan()
                        .withDigests(first.plan().sha256(), first.plan().redactedSha256()))
                : again;
    }

    private static PlanSource named(PlanSource source, String name) {
        return source instanceof ArchivedPlanSource archived
                ? new ArchivedPlanSource(name, archived.file(), archived.size())
                : source;
    }
}
