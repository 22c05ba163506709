package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import java.time.Instant;

/**
 * What a build asks, as it stands.
 *
 * @param run the build
 * @param log the request, and what happened to it
 */
public record ApprovalCase(Run<?, ?> run, ApprovalLog log) {
    /** Name of the page below a build. */
    public static final String URL_NAME = "terraform-approval";

    /** Where it stands now. What is not in the trail yet lets nothing pass. */
    public ApprovalState state() {
        Instant now = Instant.now();
        ApprovalState state = log.state(now);
        if (isRecorded() || !state.lets()) {
            return state;
        }
        int counted = Math.max(0, log.recorded() - 1);
        return ApprovalState.of(log.request(), log.acts().subList(0, counted), now);
    }

    /** Whether all that has happened is in the trail and in the archive. */
    public boolean isRecorded() {
        return log.recorded() > log.acts().size();
    }

    /** Whether nothing is to be waited for, and nothing is left to be done. */
    boolean isDone() {
        return isRecorded() && log.state(Instant.now()).end() != null;
    }

    /** Id of the guard. */
    public String guard() {
        return log.request().guard();
    }

    /** Address of its page, below that of Jenkins. */
    public String url() {
        return run.getUrl() + URL_NAME + "/" + guard() + "/";
    }
}
