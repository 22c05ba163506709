package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
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
import java.util.regex.Pattern;

/** Tries what reviewers propose. They are not trusted: what they propose is data, and only what is seen to help is verified. */
final class ProposalCheck {
    private static final int MAX_NOTE = 500;
    private static final int MAX_TEXT = 1000;

    private static final Pattern ODD =
            Pattern.compile("://|www\\.|[<>`]|\\]\\(|[\\p{Cntrl}\\p{Cf}\\p{Co}\\u2028\\u2029]");

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
            List<Edit> edits = SnippetEdits.of(snippet.body(), trials.plan().after(proposal.address()));
            for (Edit edit : edits) {
                Value to = JsonValues.parse(edit.value());
                if (Offerable.isReckless(ValueTree.steps(edit.path()), to)) {
                    throw new UneditableException(
                            "It turns a switch that guards something off, or one that opens something on");
                }
                if (ValueTree.holds(to, ProposalCheck::isOdd)) {
                    throw new UneditableException("It sets a text with a link or markup in it, or a very long one");
                }
            }
            return edits;
        } catch (SnippetException | AddressException e) {
            throw new UneditableException(e.getMessage());
        }
    }

    /** A text that may be meant for whoever reads it, not for a provider. */
    private static boolean isOdd(Value value) {
        return value instanceof MapValue map
                ? map.keys().stream().anyMatch(ProposalCheck::isOdd)
                : value instanceof Value.Text text && isOdd(text.value());
    }

    private static boolean isOdd(String text) {
        return text.length() > MAX_TEXT || ODD.matcher(text).find();
    }

    /** What a proposal says of which resource it is for is believed only if there is such a one. */
    private String address(Proposal proposal) {
        return trials.plan().has(proposal.address()) ? proposal.address() : "";
    }

    /** A policy that merely looks away from the resource as it is then is not content. */
    private static String objection(Finding finding, Trial trial) {
        String objection = trial.objection(finding);
        return objection.isEmpty() && !trial.passes(finding)
                ? "With it the policy no longer looks at the resource"
                : objection;
    }

    private Fix judged(Proposal proposal, Finding finding, List<Edit> edits, Trial trial) {
        String objection = objection(finding, trial);
        return new Fix(
                finding.fingerprint(),
                finding.policy(),
                address(proposal),
                proposal.role(),
                objection.isEmpty() ? Fix.VERIFIED : Fix.REFUTED,
                edits,
                note(objection.isEmpty() ? trials.plan().doubt(proposal.address(), edits) : objection));
    }

    /** What was not tried shows nothing of what was proposed, which may be anything. */
    private Fix untried(Proposal proposal, String finding, String policy, String note) {
        return new Fix(finding, policy, address(proposal), proposal.role(), Fix.UNTRIED, List.of(), note(note));
    }

    private static String note(String text) {
        return ValueText.cut(ValueText.oneLine(text), MAX_NOTE);
    }
}
