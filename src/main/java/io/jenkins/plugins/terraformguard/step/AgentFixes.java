package io.jenkins.plugins.terraformguard.step;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.ReviewProposals;
import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.FixShape;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.remedy.Proposal;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Has fixes looked for, and proposed ones tried, on the agent that has just judged the plan. They are advice: where nothing
 * comes back, or what can't be read, the decision is made without them.
 */
final class AgentFixes {
    /** Bytes of the fixes of one decision. */
    private static final int MAX_BYTES = 1 << 20;

    private final FilePath workspace;
    private final AgentArchive archive;
    private final GuardSettings settings;
    private final TaskListener listener;

    AgentFixes(FilePath workspace, AgentArchive archive, GuardSettings settings, TaskListener listener) {
        this.workspace = workspace;
        this.archive = archive;
        this.settings = settings;
        this.listener = listener;
    }

    /** Fixes for the findings of a decision, those of reviewers after those of policies. */
    List<Fix> of(Decision decision, FactSheet sheet, ReviewRecord record) throws InterruptedException {
        FilePath folder = archive.folder(decision.id());
        if (folder == null || decision.findings().isEmpty()) {
            return List.of();
        }
        try {
            ArrayList<AgentRemedies.Proposed> proposals = new ArrayList<>();
            for (Proposal proposal : ReviewProposals.of(decision, sheet, record)) {
                proposals.add(AgentRemedies.Proposed.of(proposal));
            }
            return read(workspace.act(new AgentRemedies(
                    folder.getRemote(), DecisionWriter.write(decision), settings.limits(), proposals)));
        } catch (InterruptedIOException | CancellationException e) {
            throw (InterruptedException) new InterruptedException("Stopped while fixes were looked for").initCause(e);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            listener.error(Messages.AgentFixes_failed(SafeText.oneLine(String.valueOf(e.getMessage()), 500)));
            return List.of();
        }
    }

    static byte[] write(List<Fix> fixes) {
        return CanonicalJson.bytes(fixes.stream().map(FixShape::write).toList());
    }

    private static List<Fix> read(byte[] document) throws IOException {
        try {
            return StrictJson.read(document, MAX_BYTES, FixShape::readAll);
        } catch (DecisionFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
