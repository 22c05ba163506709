package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.results.telemetry.Phase;
import io.jenkins.plugins.terraformguard.results.told.GuardWishes;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what the phase of a step asks for, and lets it take effect on the build. */
final class Phases {
    private final Run<?, ?> run;
    private final FilePath workspace;
    private final EnvVars environment;
    private final Launcher launcher;
    private final TaskListener listener;

    Phases(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener) {
        this.run = run;
        this.workspace = workspace;
        this.environment = environment;
        this.launcher = launcher;
        this.listener = listener;
    }

    /** @param unstable marks the place of the build that made it unstable */
    GuardResult run(GuardSettings settings, BuildOutcome.UnstableMark unstable)
            throws IOException, InterruptedException {
        return run(settings, unstable, result -> {});
    }

    /**
     * Runs the phase.
     *
     * @param known is told the result before it takes effect on the build
     * @throws AbortException if the build must not go on
     */
    GuardResult run(GuardSettings settings, BuildOutcome.UnstableMark unstable, Consumer<GuardResult> known)
            throws IOException, InterruptedException {
        String phase = settings.stage().phase();
        Optional<Phase> measured = Phase.of(phase);
        if (measured.isEmpty()) {
            throw new AbortException(Messages.StageSettings_pipelines(phase));
        }
        PhaseWatch watch = new PhaseWatch(run, settings.id(), measured.get(), environment);
        return watch.phase(() -> run(settings, unstable, known, watch));
    }

    private GuardResult run(
            GuardSettings settings, BuildOutcome.UnstableMark unstable, Consumer<GuardResult> known, PhaseWatch watch)
            throws IOException, InterruptedException {
        GuardWishes.note(
                run,
                settings.id(),
                settings.stage().phase().equals(StageSettings.PLAN),
                settings.told().skipPublishingChecks(),
                settings.told().describe());
        GuardRunner runner = new GuardRunner(run, workspace, environment, launcher, listener, watch);
        String phase = settings.stage().phase();
        if (phase.equals(StageSettings.PLAN)) {
            GuardResult result = runner.run(settings);
            known.accept(result);
            return outcome(settings, result, unstable);
        }
        if (settings.drift().asked() || settings.plan().isEmpty()) {
            throw new AbortException(Messages.StageSettings_drift(phase));
        }
        StageRecord record = new StageRecord(run, launcher, listener, environment);
        return phase.equals(StageSettings.APPLY)
                ? new GateRunner(run, listener, runner, record, watch).run(settings, known)
                : new VerifyRunner(run, workspace, environment, listener, record, watch).run(settings, unstable, known);
    }

    /** Whoever waits for people asks them when all else is done; the one who fails tells where they were asked. */
    private GuardResult outcome(GuardSettings settings, GuardResult judged, BuildOutcome.UnstableMark unstable)
            throws IOException, InterruptedException {
        boolean asks = !judged.asking().isEmpty() && settings.approval().asks() && !settings.waits();
        GuardResult result = asks ? new ApprovalDesk(run, listener).ask(judged) : judged;
        new BuildOutcome(run, settings).apply(result, unstable);
        return result;
    }
}
