package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.trail.DecisionGlance;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CancellationException;

/** Asks the engine about an archived plan, as the identity that it had. */
final class Reevaluation {
    private final ReadLimits limits;

    Reevaluation(ReadLimits limits) {
        this.limits = limits;
    }

    /** Reads what was decided. */
    static Decision read(byte[] document) throws NotReplayableException {
        try {
            return DecisionReader.read(document);
        } catch (DecisionFormatException e) {
            String problem = DecisionGlance.of(document).problem();
            throw new NotReplayableException(problem.isEmpty() ? e.getMessage() : problem);
        }
    }

    /** The time at which waivers had to hold; that of nobody where nothing was said of it. */
    static Instant time(Decision archived) throws NotReplayableException {
        String time = archived.exemptions().evaluatedAt();
        try {
            return time.isEmpty() ? Instant.EPOCH : Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw new NotReplayableException("The decision is damaged: its evaluated_at is no time");
        }
    }

    /**
     * Decides once more.
     *
     * @param archived what was decided, by whatever version of the engine
     * @param plan the redacted plan, or null
     * @throws NotReplayableException if a plan is needed and there is none, or not the one that belongs to the decision
     * @throws CancellationException if this thread is interrupted
     */
    Decision decide(Decision archived, ReplayInputs inputs, PlanSource plan, Instant at, GuardProgress progress)
            throws NotReplayableException {
        Named named = new Named(archived.plan().source(), plan);
        GuardRequest request = new GuardRequest(
                archived.id(),
                named,
                archived.plan().savedPlanSha256(),
                inputs.policies(),
                limits,
                inputs.sources(),
                at,
                inputs.watch(),
                archived.grounds().provenance());
        Decision again;
        try {
            again = new GuardEngine(archived.engineVersion()).evaluate(request, interruptible(progress));
        } catch (IOException e) {
            stopIfInterrupted();
            throw new NotReplayableException(named.missing ? noPlan(archived) : "The archived plan can't be read: " + e);
        }
        if (again.error() == null) {
            return identified(again, archived);
        }
        if (again.error().kind().equals("input") && archived.error() == null) {
            throw new NotReplayableException(
                    "The archived plan can't be read: " + again.error().message());
        }
        return again;
    }

    /** What is said of the plan that was read then can't come out of what was archived of it. */
    private static Decision identified(Decision again, Decision archived) {
        return again.withPlan(again.plan().from(archived.plan()));
    }

    private static String noPlan(Decision archived) {
        return archived.error() == null
                ? "The plan was not archived, or is not here"
                : "The decision is an error about its input, and so no plan was archived: "
                        + archived.error().message();
    }

    /** The archived plan under the name of the plan that it was. */
    private static final class Named implements PlanSource {
        private final String name;
        private final PlanSource plan;
        private boolean missing;

        Named(String name, PlanSource plan) {
            this.name = name;
            this.plan = plan;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public InputStream open() throws IOException {
            if (plan == null) {
                missing = true;
                throw new IOException("There is no plan");
            }
            return plan.open();
        }

        @Override
        public long sizeHint() {
            return plan == null ? 0 : plan.sizeHint();
        }
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
