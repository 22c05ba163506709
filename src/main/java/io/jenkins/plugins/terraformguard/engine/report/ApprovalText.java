package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalQuestion;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.util.List;
import java.util.function.UnaryOperator;

/** Who must approve, in words. All text is made fit for showing; it is not escaped for any markup. */
public final class ApprovalText {
    private static final int MAX_NAMES = 10;
    private static final int MAX_ITEMS = 3;
    private static final int MAX_NAME = 200;

    private ApprovalText() {}

    /**
     * A sentence for each rule that is about something in the decision. Nothing where no layer has rules, since it is the
     * same for every plan then, and where nobody is asked.
     */
    public static List<String> lines(Decision decision) {
        ApprovalRules rules = decision.settings().approvals();
        if (decision.verdict() != Verdict.APPROVAL_REQUIRED || rules.rules().isEmpty()) {
            return List.of();
        }
        return new ApprovalQuestion(decision, rules, UnaryOperator.identity())
                .concerns().stream().map(ApprovalText::line).toList();
    }

    private static String line(ApprovalQuestion.Concern concern) {
        ApprovalRule rule = concern.rule();
        String name = rule.name().isEmpty() ? "Everything else" : SafeText.oneLine(rule.name(), MAX_NAME);
        List<String> items =
                concern.items().stream().map(ApprovalText::item).distinct().toList();
        return name + ": " + who(rule) + " (" + joined(items, MAX_ITEMS) + ")";
    }

    /** {@code 2 of security, alice}; whoever has the permission where nobody is named. */
    static String who(ApprovalRule rule) {
        if (rule.approvers().isEmpty()) {
            return ReportText.count(rule.quorum(), "person", "people") + " with the permission";
        }
        return rule.quorum() + " of " + joined(rule.approvers(), MAX_NAMES);
    }

    private static String item(ApprovalItem item) {
        return switch (item.id()) {
            case ApprovalItem.RISK -> "the risk";
            case ApprovalItem.REVIEW -> "the review";
            case ApprovalQuestion.REST -> item.message();
            default -> item.policy();
        };
    }

    private static String joined(List<String> texts, int max) {
        String shown = String.join(
                ", ",
                texts.stream()
                        .limit(max)
                        .map(text -> SafeText.oneLine(text, MAX_NAME))
                        .toList());
        return texts.size() > max ? shown + " and " + (texts.size() - max) + " more" : shown;
    }
}
