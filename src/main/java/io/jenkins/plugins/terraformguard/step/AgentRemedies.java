package io.jenkins.plugins.terraformguard.step;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.remedy.FixPatch;
import io.jenkins.plugins.terraformguard.engine.remedy.Proposal;
import io.jenkins.plugins.terraformguard.engine.remedy.RemedyBudget;
import io.jenkins.plugins.terraformguard.engine.replay.RemedyCheck;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayException;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.tool.WorkspaceTexts;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Tries changes of the configuration on the agent, in what was archived of the evaluation there, and leaves a patch of the
 * verified ones beside that.
 *
 * @param archive folder with what was archived
 * @param decision the document of the decision
 * @param limits bounds of the reader, as the job sets them
 * @param proposals what reviewers propose
 */
record AgentRemedies(String archive, byte[] decision, String limits, ArrayList<Proposed> proposals)
        implements ControllerToAgentFileCallable<byte[]> {
    /** A proposal on its way to the agent. */
    record Proposed(String address, String hcl, ArrayList<String> findings, String role) implements Serializable {
        static Proposed of(Proposal proposal) {
            return new Proposed(
                    proposal.address(), proposal.hcl(), new ArrayList<>(proposal.findings()), proposal.role());
        }

        Proposal proposal() {
            return new Proposal(address, hcl, findings, role);
        }
    }

    /** Where nothing can be patched, why; so that none of an earlier run is taken for this one's. */
    private static String text(FixPatch patch) {
        return patch.text().isEmpty() ? "# " + String.join("\n# ", patch.remarks()) + "\n" : patch.text();
    }

    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
        try {
            Path folder = Path.of(archive);
            Decision decided = DecisionReader.read(decision);
            RemedyCheck check = RemedyCheck.of(folder, decided, ReadLimits.parse(limits), RemedyBudget.DEFAULT);
            List<Fix> fixes = new ArrayList<>(check.search());
            fixes.addAll(check.check(proposals.stream().map(Proposed::proposal).toList()));
            FixPatch patch = check.patch(fixes, new WorkspaceTexts(workspace.toPath()));
            if (fixes.stream().anyMatch(fix -> fix.status().equals(Fix.VERIFIED))) {
                Files.writeString(folder.resolve(ReportWriter.FIX_PATCH), text(patch));
            }
            return AgentFixes.write(fixes.subList(0, Math.min(fixes.size(), ReviewSummary.MAX_FIXES)));
        } catch (DecisionFormatException | ReplayException e) {
            throw new IOException(e);
        }
    }
}
