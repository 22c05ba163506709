package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ForeignId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Turns a decision that asks for approval into what people are asked. */
public final class ApprovalQuestion {
    /** What findings that are not named are called, and what a decision is called that names nothing. */
    public static final String REST = "rest";

    /** Findings that are named; nobody looks at more one by one, and it bounds what a request may hold. */
    public static final int MAX_NAMED = 500;

    private final Decision decision;
    private final ApprovalRules rules;
    private final UnaryOperator<String> names;
    /** Rules of other scanners by the fingerprint of the finding that is theirs as well. */
    private final Map<String, List<String>> also = new HashMap<>();

    /**
     * @param rules those of the decision, and of whoever asks
     * @param names how names of users and groups are compared: their common form
     */
    public ApprovalQuestion(Decision decision, ApprovalRules rules, UnaryOperator<String> names) {
        this.decision = decision;
        this.rules = rules;
        this.names = names;
        decision.findings().stream()
                .filter(finding -> !finding.alsoFoundBy().isEmpty())
                .forEach(finding -> also.putIfAbsent(finding.fingerprint(), finding.alsoFoundBy()));
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
                concerns(items).stream()
                        .map(concern -> requirement(concern, now))
                        .toList(),
                Terms.of(rules),
                excluded,
                now,
                now.plus(rules.answerWithin()));
    }

    /** A rule, and what of this decision it is about; a rule without a name stands for what no rule is about. */
    public record Concern(ApprovalRule rule, List<ApprovalItem> items) {
        public Concern {
            items = List.copyOf(items);
        }
    }

    /** Who must agree to what; each item is in at least one of them. */
    public List<Concern> concerns() {
        return concerns(items());
    }

    /** What needs an exception, worst first as in the decision. What has no room for a name of its own is one item. */
    List<ApprovalItem> items() {
        List<ApprovalItem> items = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        List<String> unnamed = new ArrayList<>();
        int listed = 0;
        for (Finding finding : decision.findings()) {
            if (finding.counts() && Verdict.of(finding.level(), finding.outcome()) == Verdict.APPROVAL_REQUIRED) {
                listed++;
                if (items.size() == MAX_NAMED) {
                    unnamed.add(finding.fingerprint());
                } else if (seen.add(finding.fingerprint())) {
                    items.add(item(finding));
                }
            }
        }
        int counted = 0;
        for (VerdictRule rule : decision.grounds().rules()) {
            if (rule.rule().equals(VerdictRule.RISK)) {
                items.add(risk());
            } else if (rule.rule().equals(VerdictRule.REVIEW)) {
                items.add(ReviewItem.of(decision.grounds().review()));
            } else if (rule.verdict() == Verdict.APPROVAL_REQUIRED) {
                counted += rule.count();
            }
        }
        int more = unnamed.size() + Math.max(0, counted - listed);
        if (more > 0 || items.isEmpty()) {
            items.add(rest(more > 0 ? more + " more findings" + digest(unnamed) : reasons()));
        }
        return items;
    }

    private static ApprovalItem rest(String message) {
        return new ApprovalItem(
                REST, "", Severity.CRITICAL.id(), "", "", ValueText.cut(message, ApprovalItem.MAX_MESSAGE));
    }

    /** So that others of the same number are not taken for these. */
    private static String digest(List<String> fingerprints) {
        return fingerprints.isEmpty() ? "" : ", SHA-256 " + Sha256.hex(String.join("\n", fingerprints));
    }

    private static ApprovalItem item(Finding finding) {
        return new ApprovalItem(
                finding.fingerprint(),
                finding.policy(),
                finding.severity().id(),
                finding.level().id(),
                ValueText.cut(finding.address(), ApprovalItem.MAX_ADDRESS),
                ValueText.cut(finding.message(), ApprovalItem.MAX_MESSAGE));
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

    private List<Concern> concerns(List<ApprovalItem> items) {
        List<Concern> concerns = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        items.forEach(item -> open.add(item.id()));
        for (ApprovalRule rule : rules.rules()) {
            List<ApprovalItem> concerned = items.stream().filter(about(rule)).toList();
            if (!concerned.isEmpty()) {
                concerns.add(new Concern(rule, concerned));
                concerned.forEach(item -> open.remove(item.id()));
            }
        }
        if (!open.isEmpty()) {
            concerns.add(new Concern(
                    ApprovalRule.ANYBODY,
                    items.stream().filter(item -> open.contains(item.id())).toList()));
        }
        return concerns;
    }

    private Requirement requirement(Concern concern, Instant now) {
        ApprovalRule rule = concern.rule();
        Duration later = rule.escalateAfter();
        return new Requirement(
                rule.name(),
                concern.items().stream().map(ApprovalItem::id).distinct().toList(),
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

    /**
     * What is not named may be about anything, so every rule is about it. A finding is what other scanners call it as well.
     * Each policy is looked at once.
     */
    private Predicate<ApprovalItem> about(ApprovalRule rule) {
        List<Glob> patterns = rule.policies().stream().map(Glob::new).toList();
        Map<String, Boolean> known = new HashMap<>();
        Predicate<String> isMeant = policy ->
                patterns.isEmpty() || patterns.stream().anyMatch(pattern -> ForeignId.matches(pattern, policy));
        return item -> item.id().equals(REST)
                || (rule.severities().isEmpty() || rule.severities().contains(item.severity()))
                        && (rule.levels().isEmpty()
                                || item.level().isEmpty()
                                || rule.levels().contains(item.level()))
                        && Stream.concat(
                                        Stream.of(item.policy().isEmpty() ? item.id() : item.policy()),
                                        also.getOrDefault(item.id(), List.of()).stream())
                                .anyMatch(policy -> known.computeIfAbsent(policy, isMeant::test));
    }
}
