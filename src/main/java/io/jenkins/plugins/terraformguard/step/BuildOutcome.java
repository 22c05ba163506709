package io.jenkins.plugins.terraformguard.step;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Lets a verdict and drift take effect on the build. */
final class BuildOutcome {
    private final Run<?, ?> run;
    private final GuardSettings settings;

    BuildOutcome(Run<?, ?> run, GuardSettings settings) {
        this.run = run;
        this.settings = settings;
    }

    /**
     * Applies a verdict and, apart from it, drift. What is worse counts.
     *
     * @param unstable marks the place of the build that made it unstable, where builds have places
     * @throws AbortException if the build must not go on
     */
    void apply(GuardResult result, UnstableMark unstable) throws AbortException {
        Consequence ofVerdict = result.isLet() ? Consequence.ANNOTATE : settings.consequence(result.verdict());
        Consequence ofDrift = settings.drift().consequence(result.isDriftAlarm(), result.incomplete());
        List<String> messages = new ArrayList<>();
        if (ofVerdict != Consequence.ANNOTATE) {
            messages.add(message(result));
        }
        if (ofDrift != Consequence.ANNOTATE && result.verdict() != Verdict.ERROR) {
            messages.add(driftMessage(result));
        }
        switch (ofVerdict.compareTo(ofDrift) < 0 ? ofVerdict : ofDrift) {
            case FAIL -> throw new AbortException(String.join("; ", messages));
            case UNSTABLE -> {
                unstable.mark(String.join("; ", messages));
                run.setResult(Result.UNSTABLE);
            }
            default -> {
                // All is only shown.
            }
        }
    }

    private static String driftMessage(GuardResult result) {
        String found = result.getDriftCount() > 0
                ? Messages.BuildOutcome_drift(result.getId(), result.getDriftCount())
                : Messages.BuildOutcome_noDrift(result.getId());
        return result.incomplete() ? found + Messages.BuildOutcome_incomplete() : found;
    }

    private String message(GuardResult result) {
        String reason = SafeText.oneLine(result.getReason());
        if (result.verdict() != Verdict.APPROVAL_REQUIRED) {
            return Messages.BuildOutcome_verdict(result.getId(), result.getVerdict(), reason);
        }
        return result.getApproval().isEmpty()
                ? Messages.BuildOutcome_approval(result.getId(), reason)
                : Messages.BuildOutcome_asked(
                        result.getId(), reason, result.getApproval(), ApprovalDesk.addresses(run, result));
    }

    /** Marks where a build became unstable. */
    interface UnstableMark {
        void mark(String message);
    }
}
