package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;

/** Lets a verdict take effect on the build. */
final class BuildOutcome {
    private final Run<?, ?> run;
    private final GuardSettings settings;

    BuildOutcome(Run<?, ?> run, GuardSettings settings) {
        this.run = run;
        this.settings = settings;
    }

    /**
     * Applies a verdict.
     *
     * @param unstable marks the place of the build that made it unstable, where builds have places
     * @throws AbortException if the build must not go on
     */
    void apply(GuardResult result, UnstableMark unstable) throws AbortException {
        switch (settings.consequence(result.verdict())) {
            case FAIL -> throw new AbortException(message(result));
            case UNSTABLE -> {
                unstable.mark(message(result));
                run.setResult(Result.UNSTABLE);
            }
            default -> {
                // The verdict is only shown.
            }
        }
    }

    private static String message(GuardResult result) {
        String reason = SafeText.oneLine(result.getReason());
        return result.verdict() == Verdict.APPROVAL_REQUIRED
                ? Messages.BuildOutcome_approval(result.getId(), reason)
                : Messages.BuildOutcome_verdict(result.getId(), result.getVerdict(), reason);
    }

    /** Marks where a build became unstable. */
    interface UnstableMark {
        void mark(String message);
    }
}
