package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Turns a decision that asks for approval into what people are asked. */
public final class ApprovalQuestion {
    /** What findings that are not listed are called, and what a decision is called that names nothing. */
    public static final String REST = "rest";

    private final Decision decision;
    private final ApprovalRules rules;
    private final UnaryOperator<String> names;

    /**
     * @param rules those of the decision, and of whoever asks
     * @param names how names of users and groups are compared: their common form
     */
    public ApprovalQuestion(Decision decision, ApprovalRules rules, UnaryOperator<String> names) {
        this.decision = decision;
        this.rules = rules;
        this.names = names;
    }

    /**
     * The request.
     *
     * @param id of the request
     * @param sha256 digest of the decision document
     * @param excluded user ids that may not approve it, with the reason
     */
    public ApprovalRequest ask(String id, String sha256, Asker asker, SortedMap<String, String> excluded, Instant now) {
        List<ApprovalItem> items = items();
        return new ApprovalRequest(
                id,
                decision.id(),
                asker,
                sha256,
                decision.grounds().effects(),
                decision.packs(),
                items,
                requirements(items, now),
                Terms.of(rules),
                excluded,
                now,
                now.plus(rules.answerWithin()));
    }

    /** What needs an exception, worst first as in the decision. */
    List<ApprovalItem> items() {
        List<ApprovalItem> items = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        int named = 0;
        for (Finding finding : decision.findings()) {
            if (finding.counts() && Verdict.of(finding.level(), finding.outcome()) == Verdict.APPROVAL_REQUIRED) {
                named++;
                if (seen.add(finding.fingerprint())) {
                    items.add(item(finding));
                }
            }
        }
        int counted = 0;
        for (VerdictRule rule : decision.grounds().rules()) {
            if (rule.rule().equals(VerdictRule.RISK)) {
                items.add(risk());
            } else if (rule.verdict() == Verdict.APPROVAL_REQUIRED) {
                counted += rule.count();
            }
        }
        if (counted > named || items.isEmpty()) {
            items.add(new ApprovalItem(
                    REST, "", "critical", "", "", counted > named ? counted - named + " more findings" : reasons()));
        }
        return items;
    }

    private static ApprovalItem item(Finding finding) {
        return new ApprovalItem(
                finding.fingerprint(),
                finding.policy(),
                finding.severity().id(),
                finding.level().id(),
                finding.address(),
                finding.message());
    }

    private ApprovalItem risk() {
        return new ApprovalItem(
                ApprovalItem.RISK,
                "",
                decision.impact().risk().level(),
                "",
                "",
                "the risk of the plan is " + decision.impact().risk().score());
    }

    private String reasons() {
        return String.join("; ", decision.reasons());
    }

    private List<Requirement> requirements(List<ApprovalItem> items, Instant now) {
        List<Requirement> requirements = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        items.forEach(item -> open.add(item.id()));
        for (ApprovalRule rule : rules.rules()) {
            List<String> concerned = items.stream()
                    .filter(item -> isAbout(rule, item))
                    .map(ApprovalItem::id)
                    .toList();
            if (!concerned.isEmpty()) {
                requirements.add(requirement(rule, concerned, now));
                concerned.forEach(open::remove);
            }
        }
        if (!open.isEmpty()) {
            requirements.add(new Requirement("", List.copyOf(open), 1, Set.of()));
        }
        return requirements;
    }

    private Requirement requirement(ApprovalRule rule, List<String> items, Instant now) {
        Duration later = rule.escalateAfter();
        return new Requirement(
                rule.name(),
                items,
                rule.quorum(),
                names(rule.approvers()),
                rule.remindAfter().isZero() ? null : now.plus(rule.remindAfter()),
                later.isZero() ? null : new Requirement.Escalation(now.plus(later), names(rule.escalateTo())));
    }

    private Set<String> names(List<String> written) {
        Set<String> common = new LinkedHashSet<>();
        written.forEach(name -> common.add(names.apply(name)));
        return common;
    }

    /** What is not listed may be about anything, so every rule is about it. */
    private static boolean isAbout(ApprovalRule rule, ApprovalItem item) {
        if (item.id().equals(REST)) {
            return true;
        }
        String policy = item.policy().isEmpty() ? item.id() : item.policy();
        return (rule.policies().isEmpty()
                        || rule.policies().stream().anyMatch(pattern -> new Glob(pattern).matches(policy)))
                && (rule.severities().isEmpty() || rule.severities().contains(item.severity()))
                && (rule.levels().isEmpty()
                        || item.level().isEmpty()
                        || rule.levels().contains(item.level()));
    }
}
