package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import java.io.IOException;
import java.util.TreeMap;

/**
 * Runs a guard in a build: evaluation on the agent, then everything that is kept. What the verdict does to the build is
 * up to the door. Running it again under the same id replaces what was kept, so a retry is safe.
 */
final class GuardRunner {
    private final Run<?, ?> run;
    private final FilePath workspace;
    private final EnvVars environment;
    private final Launcher launcher;
    private final TaskListener listener;

    GuardRunner(Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener) {
        this.run = run;
        this.workspace = workspace;
        this.environment = environment;
        this.launcher = launcher;
        this.listener = listener;
    }

    GuardResult run(GuardSettings settings) throws IOException, InterruptedException {
        Decision decision = evaluate(settings);
        DecisionStore.save(run, decision);
        new ArtifactPublisher(run, launcher, listener).publish(decision);
        LastGuarded.note(run);
        GuardResult result = new GuardResult(decision, reportUrl(decision.id()));
        new LogSummary(listener).print(decision, result);
        return result;
    }

    private Decision evaluate(GuardSettings settings) throws IOException, InterruptedException {
        byte[] document = workspace.act(
                new AgentEvaluation(settings, PluginVersion.current(), new TreeMap<>(environment), listener));
        Decision decision;
        try {
            decision = DecisionReader.read(document);
        } catch (DecisionFormatException e) {
            throw new AbortException(Messages.GuardRunner_unreadable(e.getMessage()));
        }
        if (!decision.id().equals(settings.id())) {
            throw new AbortException(Messages.GuardRunner_unreadable("id"));
        }
        return decision;
    }

    private String reportUrl(String id) {
        return run.getUrl() + GuardRunAction.URL_NAME + "/" + id + "/";
    }
}
