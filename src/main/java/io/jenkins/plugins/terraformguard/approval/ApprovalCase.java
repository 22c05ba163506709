package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.Voter;
import io.jenkins.plugins.terraformguard.results.ApprovalOutcome;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a build asks, as it stands.
 *
 * @param run the build
 * @param log the request, and what happened to it
 */
@Restricted(NoExternalUse.class)
public record ApprovalCase(Run<?, ?> run, ApprovalLog log) {
    /** Name of the page below a build. */
    public static final String URL_NAME = ApprovalOutcome.URL_NAME;

    /** Where it stands now. What is not in the trail yet lets nothing pass. */
    public ApprovalState state() {
        return log.settled(Instant.now());
    }

    /** Whether all that has happened is in the trail and in the archive. */
    public boolean isRecorded() {
        return log.isRecorded();
    }

    /** Whether nothing is to be waited for, and nothing is left to be done. */
    boolean isDone() {
        return isRecorded() && log.state(Instant.now()).end() != null;
    }

    /** Whoever is at it now, with what he may do to the job. */
    public Voter voter() {
        return Names.current(run.getParent());
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
