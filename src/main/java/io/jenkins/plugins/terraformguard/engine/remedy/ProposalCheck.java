package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.source.HclSnippet;
import io.jenkins.plugins.terraformguard.engine.source.SnippetException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries what reviewers propose. They are not trusted: what they propose is data, and only what is seen to help is verified. */
final class ProposalCheck {
    private static final int MAX_NOTE = 500;

    private final Trials trials;

    ProposalCheck(Trials trials) {
        this.trials = trials;
    }

    /** One fix for each finding that a proposal is for. */
    List<Fix> check(List<Proposal> proposals) throws IOException {
        List<Fix> fixes = new ArrayList<>();
        for (Proposal proposal : proposals) {
            fixes.addAll(check(proposal));
        }
        return fixes;
    }

    private List<Fix> check(Proposal proposal) throws IOException {
        List<Finding> findings = trials.before().findings().stream()
                .filter(finding -> proposal.findings().contains(finding.fingerprint()))
                .toList();
        if (findings.isEmpty()) {
            return List.of(untried(proposal, "", "", "It is for no finding of this plan"));
        }
        try {
            List<Edit> edits = edits(proposal);
            Trial trial = trials.run(Map.of(proposal.address(), edits));
            return findings.stream()
                    .map(finding -> judged(proposal, finding, edits, trial))
                    .toList();
        } catch (UneditableException e) {
            return findings.stream()
                    .map(finding -> untried(proposal, finding.fingerprint(), finding.policy(), e.getMessage()))
                    .toList();
        }
    }

    private List<Edit> edits(Proposal proposal) throws UneditableException {
        try {
            HclSnippet snippet = HclSnippet.read(proposal.hcl());
            ResourceAddress address = ResourceAddress.parse(proposal.address());
            if (!snippet.type().isEmpty()
                    && !(snippet.type().equals(address.type()) && snippet.name().equals(address.name()))) {
                throw new UneditableException("It is the configuration of another resource");
            }
            return SnippetEdits.of(snippet.body(), trials.plan().after(proposal.address()));
        } catch (SnippetException | AddressException e) {
            throw new UneditableException(e.getMessage());
        }
    }

    private Fix judged(Proposal proposal, Finding finding, List<Edit> edits, Trial trial) {
        String objection = trial.objection(finding);
        return new Fix(
                finding.fingerprint(),
                finding.policy(),
                proposal.address(),
                proposal.role(),
                objection.isEmpty() ? Fix.VERIFIED : Fix.REFUTED,
                edits,
                note(objection.isEmpty() ? trials.plan().doubt(proposal.address(), edits) : objection));
    }

    /** What was not tried shows nothing of what was proposed, which may be anything. */
    private static Fix untried(Proposal proposal, String finding, String policy, String note) {
        return new Fix(finding, policy, proposal.address(), proposal.role(), Fix.UNTRIED, List.of(), note(note));
    }

    private static String note(String text) {
        return ValueText.cut(ValueText.oneLine(text), MAX_NOTE);
    }
}
