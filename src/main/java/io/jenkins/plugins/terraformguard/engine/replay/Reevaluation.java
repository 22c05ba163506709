package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.PlanSink;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import io.jenkins.plugins.terraformguard.engine.trail.DecisionGlance;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Asks the engine about an archived plan. */
final class Reevaluation {
    private Reevaluation() {}

    /** Reads what was decided. */
    static Decision read(ReplayCase past) throws NotReplayableException {
        if (past.document().length == 0 && past.archived() == null) {
            throw new NotReplayableException(past.problem());
        }
        try {
            return DecisionReader.read(past.document());
        } catch (DecisionFormatException e) {
            String problem = DecisionGlance.of(past.document()).problem();
            throw new NotReplayableException(problem.isEmpty() ? e.getMessage() : problem);
        }
    }

    /** What was archived with a decision. */
    static ArchivedEvaluation archived(ReplayCase past, Decision decision) throws NotReplayableException {
        if (past.archived() != null) {
            return past.archived();
        }
        throw new NotReplayableException(
                decision.error() == null
                        ? past.problem()
                        : "The decision is an error, '" + decision.error().message()
                                + "', with which nothing was archived that can be used: " + past.problem());
    }

    /**
     * Decides once more, with the archived bundled rules.
     *
     * @param first what was decided, by whatever version of the engine
     * @param archived what to ask
     * @throws NotReplayableException if a plan is needed and there is none, or not the one that belongs to the decision
     * @throws CancellationException if this thread is interrupted
     */
    static Decision decide(Decision first, ArchivedEvaluation archived, GuardProgress progress)
            throws NotReplayableException {
        return again(
                        first,
                        archived,
                        (engine, request) ->
                                new Judged(engine.evaluate(request, interruptible(progress)), FactPool.NONE))
                .decision();
    }

    /**
     * The same, with what reviewers can be told of the plan; what they said is not looked at.
     *
     * @throws NotReplayableException as there
     * @throws CancellationException as there
     */
    static Judged judge(Decision first, ArchivedEvaluation archived, GuardProgress progress)
            throws NotReplayableException {
        return again(
                first,
                archived,
                (engine, request) -> engine.judgeAll(request, interruptible(progress), PlanSink.NONE)
                        .get(0));
    }

    /** What the engine is asked. */
    private interface Asked {
        Judged by(GuardEngine engine, GuardRequest request) throws IOException;
    }

    private static Judged again(Decision first, ArchivedEvaluation archived, Asked asked)
            throws NotReplayableException {
        stopIfInterrupted();
        GuardEngine engine =
                new GuardEngine(first.engineVersion(), archived.inputs().bundled());
        Judged again;
        try {
            again = asked.by(engine, withAnyPlan(archived, first).request(first));
        } catch (ReplayException e) {
            throw new NotReplayableException(e);
        } catch (IOException e) {
            stopIfInterrupted();
            throw new NotReplayableException(
                    archived.plan().isEmpty() ? noPlan(first) : "The archived plan can't be read: " + e.getMessage());
        }
        check(first, again.decision());
        return new Judged(ArchivedEvaluation.restored(first, again.decision()), again.facts());
    }

    private static void check(Decision first, Decision again) throws NotReplayableException {
        if (again.error() == null && !again.plan().sha256().equals(first.plan().redactedSha256())) {
            throw new NotReplayableException("The archived plan is not the one that the decision names");
        }
        if (again.error() != null && again.error().kind().equals("input") && first.error() == null) {
            throw new NotReplayableException(
                    "The archived plan can't be read: " + again.error().message());
        }
    }

    /** Where a policy was wrong, no plan was looked at, and none is needed. */
    private static ArchivedEvaluation withAnyPlan(ArchivedEvaluation archived, Decision first) {
        if (archived.plan().isPresent()) {
            return archived;
        }
        PlanSource none = PlanSource.of(first.plan().source(), () -> {
            throw new IOException("There is no plan");
        });
        return new ArchivedEvaluation(
                archived.inputs(),
                archived.evaluatedAt(),
                archived.limits(),
                archived.redactedSha256(),
                Optional.of(none));
    }

    private static String noPlan(Decision first) {
        return first.error() == null
                ? "The plan was not archived"
                : "The decision is an error about its input, and so no plan was archived: "
                        + first.error().message();
    }

    private static GuardProgress interruptible(GuardProgress progress) {
        return (phase, done, total) -> {
            stopIfInterrupted();
            progress.report(phase, done, total);
        };
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The replay was cancelled");
        }
    }
}
