package io.jenkins.plugins.terraformguard.approval.notice;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice.Asked;
import io.jenkins.plugins.terraformguard.approval.notice.ApprovalNotice.Item;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Open;
import io.jenkins.plugins.terraformguard.engine.approval.DueDates;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** The notices of a request as it stands. */
final class NoticeFacts {
    private final ApprovalCase approval;
    private final ApprovalRequest request;
    private final ApprovalState state;

    NoticeFacts(ApprovalCase approval, ApprovalState state) {
        this.approval = approval;
        this.request = approval.log().request();
        this.state = state;
    }

    ApprovalNotice requested() {
        return notice(request.requirements().stream()
                .map(requirement -> asked(requirement, requirement.approvers()))
                .toList());
    }

    ApprovalNotice reminder(Collection<Requirement> due) {
        return notice(due.stream()
                .map(requirement -> asked(requirement, requirement.approvers()))
                .toList());
    }

    /** @param act number of the act that asks others as well */
    ApprovalNotice escalated(int act) {
        return notice(DueDates.escalatedBy(approval.log(), act).stream()
                .map(requirement -> asked(requirement, requirement.escalation().to()))
                .toList());
    }

    ApprovalNotice ended() {
        return notice(request.requirements().stream()
                .map(requirement -> asked(requirement, allOf(requirement)))
                .toList());
    }

    /** Who was asked until it ended. */
    private Set<String> allOf(Requirement requirement) {
        Set<String> names = new TreeSet<>(requirement.approvers());
        boolean isEscalated = requirement.escalation() != null
                && approval.log().acts().stream()
                        .anyMatch(act -> act.kind() == Act.Kind.ESCALATE
                                && !act.at().isBefore(requirement.escalation().at()));
        if (isEscalated) {
            names.addAll(requirement.escalation().to());
        }
        return names;
    }

    private Asked asked(Requirement requirement, Set<String> names) {
        int missing = state.open().stream()
                .filter(open -> open.requirement().equals(requirement))
                .mapToInt(Open::missing)
                .findFirst()
                .orElse(0);
        return new Asked(requirement.name(), missing, names);
    }

    private ApprovalNotice notice(List<Asked> asked) {
        String root = Jenkins.get().getRootUrl();
        return new ApprovalNotice(
                approval.run(),
                approval.guard(),
                request.id(),
                (root == null ? "" : root) + approval.url(),
                request.asker().startedBy(),
                request.items().stream()
                        .map(item -> new Item(item.policy(), item.severity(), item.address(), item.message()))
                        .toList(),
                asked,
                state.approvals().stream().map(Act::by).collect(Collectors.toSet()),
                request.excluded().keySet(),
                request.expiresAt(),
                state.status().id(),
                state.end() == null ? "" : state.end().by(),
                state.end() == null ? "" : state.end().reason());
    }
}
