package io.jenkins.plugins.terraformguard.approval.page;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Open;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.ApprovalOutcome;
import io.jenkins.plugins.terraformguard.results.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Makes rows of a request; all text in them is made fit for showing, and cut. */
final class RowMaker {
    private static final int MAX_LINE = 500;
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_NAMED = 5;
    private static final int MAX_PEOPLE = 20;

    private final ApprovalState state;
    private final Set<String> mine;
    private final Map<String, ApprovalItem> items = new HashMap<>();
    private final Map<Requirement, Integer> missing = new HashMap<>();
    private final List<OpenRule> open = new ArrayList<>();

    /**
     * A rule that is not met.
     *
     * @param who is asked by it
     * @param missing tells how many people are missing for an item
     */
    private record OpenRule(String who, Set<String> items, ToIntFunction<String> missing) {}

    /** @param mine ids of the items that wait for who looks at them */
    RowMaker(ApprovalRequest request, ApprovalState state, Set<String> mine) {
        this.state = state;
        this.mine = mine;
        request.items().forEach(item -> items.put(item.id(), item));
        for (Open one : state.open()) {
            missing.put(one.requirement(), one.missing());
            open.add(new OpenRule(
                    ApprovalOutcome.who(one.requirement()),
                    new HashSet<>(one.requirement().items()),
                    state.missing(one.requirement())));
        }
    }

    ApprovalRows.ItemRow item(int key, ApprovalItem item) {
        return new ApprovalRows.ItemRow(
                key,
                item.id(),
                oneLine(item.severity(), MAX_LINE),
                Words.group(item.severity()),
                item.policy().isEmpty() ? word(item.id()) : oneLine(item.policy(), MAX_LINE),
                oneLine(item.level(), MAX_LINE),
                oneLine(item.address(), MAX_LINE),
                text(item.message()),
                state.approvals(item.id()).stream()
                        .limit(MAX_PEOPLE)
                        .map(act -> oneLine(act.by(), MAX_LINE))
                        .toList(),
                missing(item.id()),
                mine.contains(item.id()));
    }

    /** What stands in the place of a policy. */
    private static String word(String item) {
        return switch (item) {
            case ApprovalItem.RISK -> Messages.RowMaker_plan();
            case ApprovalItem.REVIEW -> Messages.RowMaker_review();
            default -> Messages.RowMaker_rest();
        };
    }

    private List<ApprovalRows.Missing> missing(String item) {
        return open.stream()
                .filter(one -> one.items().contains(item))
                .map(one -> new ApprovalRows.Missing(one.who(), one.missing().applyAsInt(item)))
                .filter(one -> one.count() > 0)
                .sorted(Comparator.comparing(ApprovalRows.Missing::who))
                .toList();
    }

    ApprovalRows.RequirementRow requirement(Requirement requirement) {
        Requirement.Escalation later = requirement.escalation();
        return new ApprovalRows.RequirementRow(
                oneLine(requirement.name(), MAX_LINE),
                ApprovalOutcome.approvers(requirement),
                requirement.quorum(),
                requirement.items().size(),
                missing.getOrDefault(requirement, 0),
                time(requirement.remindAt()),
                later == null ? "" : time(later.at()),
                later == null ? "" : oneLine(String.join(", ", later.to()), MAX_LINE));
    }

    ApprovalRows.ActRow act(Act act) {
        return new ApprovalRows.ActRow(
                word(act.kind()),
                tone(act.kind()),
                oneLine(act.by(), MAX_LINE),
                act.at().toString(),
                text(act.reason()),
                act.items().size(),
                act.items().stream().limit(MAX_NAMED).map(this::name).toList(),
                act.waiver(),
                oneLine(act.origin(), MAX_LINE));
    }

    private String name(String id) {
        ApprovalItem item = items.get(id);
        return item == null
                ? oneLine(id, MAX_LINE)
                : oneLine(item.policy().isEmpty() ? item.id() : item.policy() + " " + item.address(), MAX_LINE);
    }

    static String word(Act.Kind kind) {
        return switch (kind) {
            case APPROVE -> Messages.RowMaker_approve();
            case REJECT -> Messages.RowMaker_reject();
            case WITHDRAW -> Messages.RowMaker_withdraw();
            case BREAK_GLASS -> Messages.RowMaker_breakGlass();
            case ABORT -> Messages.RowMaker_abort();
            case EXPIRE -> Messages.RowMaker_expire();
            case VOID -> Messages.RowMaker_void();
            case ESCALATE -> Messages.RowMaker_escalate();
        };
    }

    private static String tone(Act.Kind kind) {
        return switch (kind) {
            case APPROVE -> "success";
            case REJECT, BREAK_GLASS, EXPIRE, VOID -> "danger";
            case WITHDRAW, ESCALATE -> "warning";
            case ABORT -> "info";
        };
    }

    private static String text(String text) {
        return SafeText.cut(SafeText.visible(text), MAX_TEXT);
    }

    private static String time(Instant time) {
        return time == null ? "" : time.toString();
    }
}
