package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fixes for the findings of one plan. The decision must be what the judge says of the plan as it is: findings are compared
 * with its.
 *
 * @param limits bounds for reading the plan
 */
public record Remedies(Judge judge, Decision decision, PlanSource plan, ReadLimits limits, RemedyBudget budget) {
    /** Whether there is anything that a fix would be looked for. */
    public boolean isWorthIt() {
        return decision.error() == null && !Fixer.worthFixing(decision, budget).isEmpty();
    }

    /**
     * Looks for fixes by what policies suggest.
     *
     * @param packs with the policies, and with their examples as far as there are any
     * @return verified ones in the order of the findings, and what was not tried for want of budget
     * @throws IOException if the plan can't be read for a reason that lies outside its content
     */
    public List<Fix> search(Collection<PolicyPack> packs) throws IOException {
        List<Finding> findings = Fixer.worthFixing(decision, budget);
        if (!isWorthIt()) {
            return List.of();
        }
        Map<String, Policy> policies = new HashMap<>();
        packs.forEach(pack -> pack.policies().forEach(policy -> policies.put(policy.id(), policy)));
        try {
            return new Fixer(trials(findings.stream().map(Finding::address)), policies, budget).search();
        } catch (UneditableException e) {
            return findings.stream()
                    .map(finding ->
                            untried(finding.fingerprint(), finding.policy(), finding.address(), Fix.POLICIES, e))
                    .toList();
        }
    }

    /**
     * Tries what reviewers propose, in the order in which it is given.
     *
     * @throws IOException as there
     */
    public List<Fix> check(List<Proposal> proposals) throws IOException {
        if (proposals.isEmpty()) {
            return List.of();
        }
        try {
            return new ProposalCheck(trials(proposals.stream().map(Proposal::address))).check(proposals);
        } catch (UneditableException e) {
            return proposals.stream()
                    .flatMap(proposal -> proposal.findings().stream()
                            .map(this::finding)
                            .flatMap(Optional::stream)
                            .map(finding -> untried(
                                    finding.fingerprint(), finding.policy(), finding.address(), proposal.role(), e)))
                    .toList();
        }
    }

    /**
     * Verified fixes as a patch.
     *
     * @param sources where the resources of the plan stand
     * @throws IOException as there
     */
    public FixPatch patch(List<Fix> fixes, SourceIndex sources, SourceTexts texts) throws IOException {
        try {
            return FixPatch.of(fixes, editable(fixes.stream().map(Fix::address)), sources, texts);
        } catch (UneditableException e) {
            return new FixPatch("", List.of(e.getMessage()), 0);
        }
    }

    private EditablePlan editable(Stream<String> addresses) throws UneditableException, IOException {
        return EditablePlan.of(plan, limits, addresses.collect(Collectors.toSet()), budget.planBytes());
    }

    private Trials trials(Stream<String> addresses) throws UneditableException, IOException {
        return new Trials(judge, decision, editable(addresses), budget.judgements());
    }

    private Optional<Finding> finding(String fingerprint) {
        return decision.findings().stream()
                .filter(finding -> finding.fingerprint().equals(fingerprint))
                .findFirst();
    }

    private static Fix untried(String finding, String policy, String address, String origin, UneditableException e) {
        return new Fix(finding, policy, address, origin, Fix.UNTRIED, List.of(), e.getMessage());
    }
}
