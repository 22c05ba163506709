package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.RecordedDecision;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;

/** What a guard has decided earlier in a build, for the phase in which people let it pass. */
final class DecidedResult {
    private final Run<?, ?> run;
    private final GuardSettings settings;

    DecidedResult(Run<?, ?> run, GuardSettings settings) {
        this.run = run;
        this.settings = settings;
    }

    /** @throws AbortException if there is no decision, or one that nobody can let pass */
    GuardResult get() throws IOException, InterruptedException {
        if (settings.drift().asked() || !settings.stage().approvedIn().isEmpty()) {
            throw new AbortException(Messages.DecidedResult_own());
        }
        List<GuardResult> results = recorded().stream()
                .map(RecordedDecision::decision)
                .map(decision -> new GuardResult(decision, url(decision.id() + "/"), false))
                .toList();
        if (results.isEmpty()) {
            throw new AbortException(Messages.DecidedResult_none(settings.id()));
        }
        GuardResult result = results.size() == 1 ? results.get(0) : new GuardResult(settings.id(), results, url(""));
        if (result.verdict().compareTo(Verdict.APPROVAL_REQUIRED) > 0) {
            throw new AbortException(Messages.DecidedResult_worse(
                    result.getId(), result.getVerdict(), SafeText.oneLine(result.getReason())));
        }
        return result;
    }

    private List<RecordedDecision> recorded() throws IOException, InterruptedException {
        Lock lock = GuardRunner.lock(run, settings.id());
        lock.lockInterruptibly();
        try {
            return DecisionStore.recorded(run, settings.id());
        } finally {
            lock.unlock();
        }
    }

    private String url(String page) {
        return run.getUrl() + GuardRunAction.URL_NAME + "/" + page;
    }
}
