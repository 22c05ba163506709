package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.remedy.Proposal;
import io.jenkins.plugins.terraformguard.engine.review.Fact;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.ProposedPatch;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import java.util.ArrayList;
import java.util.List;

/** What reviewers would write instead, as something that can be tried: for each resource, with the findings that it has. */
public final class ReviewProposals {
    /** Proposals of one review that are tried. */
    public static final int MAX = 20;

    private ReviewProposals() {}

    /** @return at most {@link #MAX}; what is about no finding can't be tried, and is left out */
    public static List<Proposal> of(Decision decision, FactSheet sheet, ReviewRecord record) {
        List<Proposal> proposals = new ArrayList<>();
        for (ProposedPatch proposed : Reviewing.proposals(sheet, record)) {
            for (String subject : subjects(proposed)) {
                List<String> findings = decision.findings().stream()
                        .filter(finding -> finding.counts() && finding.address().equals(subject))
                        .map(Finding::fingerprint)
                        .toList();
                if (!findings.isEmpty() && proposals.size() < MAX) {
                    proposals.add(new Proposal(subject, proposed.patch(), findings, proposed.role()));
                }
            }
        }
        return proposals;
    }

    private static List<String> subjects(ProposedPatch proposed) {
        return proposed.facts().stream().map(Fact::subject).distinct().toList();
    }
}
