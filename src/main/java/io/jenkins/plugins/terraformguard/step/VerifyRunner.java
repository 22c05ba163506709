package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.ModelHyperlinkNote;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.outcome.VerificationDocument;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.StartedBy;
import io.jenkins.plugins.terraformguard.results.telemetry.Lap;
import io.jenkins.plugins.terraformguard.results.trail.TrailEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/** The look after apply: compares on the agent, keeps what was found, and lets it take effect on the build. */
final class VerifyRunner {
    private static final int MAX_LINES = 20;

    private final Run<?, ?> run;
    private final FilePath workspace;
    private final EnvVars environment;
    private final TaskListener listener;
    private final StageRecord record;
    private final PhaseWatch watch;

    VerifyRunner(
            Run<?, ?> run,
            FilePath workspace,
            EnvVars environment,
            TaskListener listener,
            StageRecord record,
            PhaseWatch watch) {
        this.run = run;
        this.workspace = workspace;
        this.environment = environment;
        this.listener = listener;
        this.record = record;
        this.watch = watch;
    }

    /** @throws AbortException if the build must not go on */
    GuardResult run(GuardSettings settings, BuildOutcome.UnstableMark unstable, Consumer<GuardResult> known)
            throws IOException, InterruptedException {
        RecordedDecision decided = decision(settings);
        AgentVerification look = new AgentVerification(
                settings,
                layers(),
                PluginVersion.current(),
                new TreeMap<>(environment),
                DecisionWriter.write(decided.decision()),
                run.getParent().getFullName(),
                Integer.toString(run.getNumber()),
                StartedBy.of(run),
                Instant.now());
        byte[] document = watch.lap(Lap.Part.EVALUATION, () -> workspace.act(look));
        Verification verification = read(document, settings.id(), decided.sha256());
        Lock lock = GuardRunner.lock(run, settings.id());
        lock.lockInterruptibly();
        try {
            watch.lap(
                    Lap.Part.RECORDING,
                    () -> record.keep(
                            TrailEntry.VERIFICATION,
                            settings.id(),
                            decided,
                            verification.status().id(),
                            VerificationDocument.FILE,
                            Map.of(VerificationDocument.FILE, VerificationDocument.write(verification))));
            watch.verified(verification);
        } finally {
            lock.unlock();
        }
        GuardResult result = new GuardResult(
                decided.decision(),
                record.url(settings.id()),
                false,
                verification.status().id());
        print(verification);
        known.accept(result);
        apply(settings, verification, unstable);
        return result;
    }

    private RecordedDecision decision(GuardSettings settings) throws IOException {
        Run<?, ?> named = NamedBuild.find(run, settings.stage().approvedIn());
        return DecisionStore.recorded(named, settings.id()).stream()
                .filter(one -> one.decision().id().equals(settings.id()))
                .findFirst()
                .orElseThrow(() ->
                        new AbortException(Messages.VerifyRunner_decision(settings.id(), named.getFullDisplayName())));
    }

    private PolicyInput layers() throws AbortException {
        try {
            return LayerSource.of(run);
        } catch (PolicyException e) {
            throw new AbortException(e.file() + ": " + e.getMessage() + ". " + e.remedy());
        }
    }

    private static Verification read(byte[] document, String id, String decision) throws AbortException {
        try {
            Verification verification = VerificationDocument.read(document == null ? new byte[0] : document);
            if (verification.subject().id().equals(id)
                    && verification.subject().decisionSha256().equals(decision)) {
                return verification;
            }
        } catch (DecisionFormatException e) {
            throw new AbortException(Messages.VerifyRunner_unreadable(e.getMessage()));
        }
        throw new AbortException(Messages.VerifyRunner_unreadable("id"));
    }

    /** A violation of a mandatory policy counts as one before apply, another one annotates; anything else is unstable. */
    private void apply(GuardSettings settings, Verification verification, BuildOutcome.UnstableMark unstable)
            throws AbortException {
        String message = Messages.VerifyRunner_failure(
                settings.id(),
                verification.status().id(),
                SafeText.oneLine(
                        verification.error().isEmpty()
                                ? String.join("; ", verification.reasons())
                                : verification.error() + ". " + verification.remedy()));
        switch (VerifyConsequence.of(settings, verification)) {
            case FAIL -> throw new AbortException(message);
            case UNSTABLE -> {
                unstable.mark(message);
                run.setResult(Result.UNSTABLE);
            }
            default -> {
                // All is only shown.
            }
        }
    }

    private void print(Verification verification) {
        PrintStream log = listener.getLogger();
        Verification.Counts counts = verification.counts();
        log.println(Messages.VerifyRunner_status(
                verification.status().id(),
                counts.asPlanned(),
                counts.planned(),
                counts.hidden(),
                ModelHyperlinkNote.encodeTo(
                        "/" + record.url(verification.subject().id()), Messages.LogSummary_report())));
        List<String> lines = new ArrayList<>(verification.reasons());
        verification.resources().forEach(one -> lines.add(one.kind().id() + ": " + one.address()));
        verification.outputs().forEach(one -> lines.add(one.kind().id() + ": output " + one.address()));
        verification.obligations().stream()
                .filter(one -> one.state() != ObligationOutcome.State.DISCHARGED)
                .forEach(one -> lines.add(one.state().id() + ": "
                        + one.obligation().policy() + " " + one.obligation().address() + " " + one.message()));
        lines.stream()
                .limit(MAX_LINES)
                .forEach(line -> log.println(Messages.VerifyRunner_line(SafeText.oneLine(line))));
        if (lines.size() > MAX_LINES) {
            log.println(Messages.VerifyRunner_more(lines.size() - MAX_LINES));
        }
    }
}
