package io.jenkins.plugins.terraformguard.integration;

import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice.Asked;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice.Item;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Mails as plain text. A mail leaves Jenkins and its permissions, so it names policies and numbers, and nothing that the
 * plan holds: neither messages nor addresses of resources. Each line that comes from elsewhere stays one line.
 */
final class MailText {
    private static final int MAX_LINE = 200;
    private static final int MAX_REASON = 2_000;
    private static final int MAX_LISTED = 20;

    private MailText() {}

    /** The build in a few words. */
    static String build(ApprovalNotice notice) {
        return line(notice.run().getParent().getFullName() + " #" + notice.run().getNumber()) + " ("
                + line(notice.guard()) + ")";
    }

    /** Subject of the mail about the end. */
    static String outcome(ApprovalNotice notice) {
        String build = build(notice);
        return switch (notice.status()) {
            case "approved" -> Messages.ApprovalMail_approved(build);
            case "broken-glass" -> Messages.ApprovalMail_brokenGlass(build);
            case "rejected" -> Messages.ApprovalMail_rejected(build);
            case "expired" -> Messages.ApprovalMail_expired(build);
            case "aborted" -> Messages.ApprovalMail_aborted(build);
            default -> Messages.ApprovalMail_void(build);
        };
    }

    /** Asks to answer. */
    static String asked(ApprovalNotice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.ApprovalMail_asks(build(notice)));
        lines.add("");
        facts(notice, lines);
        lines.add("");
        lines.add(Messages.ApprovalMail_missing());
        List<Asked> missing =
                notice.asked().stream().filter(asked -> asked.missing() > 0).toList();
        missing.stream().limit(MAX_LISTED).map(MailText::people).forEach(lines::add);
        more(missing.size(), lines);
        lines.add("");
        lines.add(Messages.ApprovalMail_until(notice.expiresAt()));
        lines.add(Messages.ApprovalMail_answer(notice.address()));
        return text(lines);
    }

    /** Tells how it ended. */
    static String ended(ApprovalNotice notice) {
        List<String> lines = new ArrayList<>();
        lines.add(outcome(notice));
        lines.add("");
        if (!notice.by().isEmpty()) {
            lines.add(Messages.ApprovalMail_by(line(notice.by())));
        }
        if (!notice.reason().isEmpty()) {
            lines.add(Messages.ApprovalMail_reason(SafeText.cut(SafeText.prose(notice.reason()), MAX_REASON)));
        }
        facts(notice, lines);
        lines.add("");
        lines.add(Messages.ApprovalMail_page(notice.address()));
        return text(lines);
    }

    private static void facts(ApprovalNotice notice, List<String> lines) {
        if (!notice.startedBy().isEmpty()) {
            lines.add(Messages.ApprovalMail_startedBy(line(notice.startedBy())));
        }
        Map<String, Long> severities =
                notice.items().stream().collect(Collectors.groupingBy(Item::severity, Collectors.counting()));
        lines.add(Messages.ApprovalMail_items(
                notice.items().size(),
                new TreeMap<>(severities)
                        .entrySet().stream()
                                .map(entry -> entry.getValue() + " " + line(entry.getKey()))
                                .collect(Collectors.joining(", "))));
        List<String> policies = notice.items().stream()
                .map(Item::policy)
                .filter(policy -> !policy.isEmpty())
                .distinct()
                .toList();
        policies.stream().limit(MAX_LISTED).map(policy -> "  " + line(policy)).forEach(lines::add);
        more(policies.size(), lines);
    }

    private static String people(Asked asked) {
        String who = asked.names().isEmpty()
                ? Messages.ApprovalMail_anybody()
                : asked.names().stream().sorted().collect(Collectors.joining(", "));
        return "  " + Messages.ApprovalMail_people(asked.missing(), line(who));
    }

    private static void more(int count, List<String> lines) {
        if (count > MAX_LISTED) {
            lines.add("  " + Messages.ApprovalMail_more(count - MAX_LISTED));
        }
    }

    private static String line(String text) {
        return SafeText.oneLine(text, MAX_LINE);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
