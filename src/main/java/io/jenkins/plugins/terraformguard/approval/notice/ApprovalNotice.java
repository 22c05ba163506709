package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.model.Run;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a notifier is told. Names of users and groups are in the form in which the security realm compares them.
 *
 * @param run the build that asks
 * @param guard id of the guard
 * @param request id of the request
 * @param address absolute address of the page where one answers; below that of Jenkins where it does not know its own
 * @param startedBy who or what started the build, in words
 * @param items what needs an exception, worst first
 * @param asked whom the notice is for
 * @param answered ids of users who agree already
 * @param excluded ids of users who can't approve this
 * @param expiresAt until when it may be answered
 * @param status where it stands: pending, approved, broken-glass, rejected, expired, aborted or void
 * @param by id of the user who ended it; empty while it waits, and where nobody did
 * @param reason why it ended, in the words of who ended it; empty while it waits
 */
public record ApprovalNotice(
        Run<?, ?> run,
        String guard,
        String request,
        String address,
        String startedBy,
        List<Item> items,
        List<Asked> asked,
        Set<String> answered,
        Set<String> excluded,
        Instant expiresAt,
        String status,
        String by,
        String reason) {
    public ApprovalNotice {
        items = List.copyOf(items);
        asked = List.copyOf(asked);
        answered = Set.copyOf(answered);
        excluded = Set.copyOf(excluded);
    }

    /**
     * Something that needs an exception.
     *
     * @param policy id of the policy; empty where it is no finding
     * @param severity severity of the finding, or level of the risk
     * @param address resource concerned, or empty
     * @param message what it is about
     */
    public record Item(String policy, String severity, String address, String message) {}

    /**
     * People who are asked together.
     *
     * @param rule name of the rule that asks them; empty where no rule does
     * @param missing how many of them have yet to agree
     * @param names users and groups; empty for everybody who has the permission
     */
    public record Asked(String rule, int missing, Set<String> names) {
        public Asked {
            names = Set.copyOf(names);
        }
    }
}
