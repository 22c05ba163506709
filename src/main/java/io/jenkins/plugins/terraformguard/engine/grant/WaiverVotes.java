package io.jenkins.plugins.terraformguard.engine.grant;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What those who approved have said of waivers. A waiver takes as many people as the approval itself: who approves for this
 * time only has not agreed to more. It ends on the last day that enough of them have agreed to.
 */
final class WaiverVotes {
    private final ApprovalRequest request;
    /** The last word of each person on each item, by item. */
    private final Map<String, Map<String, Act>> words = new TreeMap<>();

    private WaiverVotes(ApprovalRequest request) {
        this.request = request;
    }

    /** A waiver that enough people have agreed to; their acts are in the order in which they were given. */
    record Agreement(ApprovalItem item, LocalDate day, List<Act> acts) {}

    /** All of them; none unless the request was approved. What somebody let pass alone makes no waiver. */
    static List<Agreement> of(ApprovalLog log, Instant now) {
        ApprovalState state = log.state(now);
        if (state.status() != Status.APPROVED) {
            return List.of();
        }
        WaiverVotes votes = new WaiverVotes(log.request());
        log.acts().subList(0, log.acts().indexOf(state.end()) + 1).forEach(votes::hear);
        List<Agreement> agreements = new ArrayList<>();
        for (ApprovalItem item : log.request().items()) {
            Agreement agreement = votes.agreement(item);
            if (agreement != null) {
                agreements.add(agreement);
            }
        }
        return agreements;
    }

    private void hear(Act act) {
        if (act.kind() == Act.Kind.WITHDRAW) {
            words.values().forEach(byUser -> byUser.remove(act.by()));
        } else if (act.kind() == Act.Kind.APPROVE && !act.at().isAfter(request.expiresAt())) {
            List<String> about = act.items().isEmpty()
                    ? request.items().stream().map(ApprovalItem::id).toList()
                    : act.items();
            about.forEach(item ->
                    words.computeIfAbsent(item, none -> new TreeMap<>()).merge(act.by(), act, WaiverVotes::last));
        }
    }

    /** Who names a day for one item, and then approves all the rest, has not taken that day back. */
    private static Act last(Act before, Act now) {
        return day(now) == null && day(before) != null ? before : now;
    }

    private Agreement agreement(ApprovalItem item) {
        List<Act> granting = words.getOrDefault(item.id(), Map.of()).values().stream()
                .filter(act -> day(act) != null && isAsked(act, item))
                .sorted(Comparator.comparing(Act::at))
                .toList();
        LocalDate last = null;
        for (Requirement requirement : request.requirements()) {
            if (requirement.items().contains(item.id())) {
                LocalDate day = day(requirement, granting);
                if (day == null) {
                    return null;
                }
                last = last == null || day.isBefore(last) ? day : last;
            }
        }
        LocalDate end = last;
        return end == null
                ? null
                : new Agreement(
                        item,
                        end,
                        granting.stream().filter(act -> !day(act).isBefore(end)).toList());
    }

    private boolean isAsked(Act act, ApprovalItem item) {
        return request.requirements().stream()
                .anyMatch(requirement -> requirement.items().contains(item.id()) && requirement.isFor(act));
    }

    /** The last day that as many people as it takes have agreed to; null if they are too few. */
    private static LocalDate day(Requirement requirement, List<Act> granting) {
        List<LocalDate> days = granting.stream()
                .filter(act -> requirement.isFor(act))
                .map(WaiverVotes::day)
                .sorted(Comparator.reverseOrder())
                .toList();
        return days.size() < requirement.quorum() ? null : days.get(requirement.quorum() - 1);
    }

    private static LocalDate day(Act act) {
        return GrantedWaiver.day(act.waiver());
    }
}
