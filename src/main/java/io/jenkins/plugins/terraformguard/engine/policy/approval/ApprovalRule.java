package io.jenkins.plugins.terraformguard.engine.policy.approval;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who must agree to some of what needs an exception. Rules add up: what two of them are about needs both.
 *
 * @param name for people
 * @param policies patterns of policy ids, {@code risk} for the risk of the plan, and {@code review} for what reviewers are
 *     worried about; empty for everything
 * @param severities severities of findings and of what reviewers are worried about, or levels of the risk; empty for all
 * @param levels enforcement levels of findings; empty for all, and for what is no finding
 * @param quorum how many different people, at least 1
 * @param approvers users and groups as they are written; empty for everybody who has the permission
 * @param remindAfter when those who have not answered are reminded, counted from the request; zero for never
 * @param escalateAfter when others may answer as well, counted likewise; zero for never
 * @param escalateTo users and groups who may answer then
 * @param layer layer that the rule comes from
 */
public record ApprovalRule(
        String name,
        List<String> policies,
        List<String> severities,
        List<String> levels,
        int quorum,
        List<String> approvers,
        Duration remindAfter,
        Duration escalateAfter,
        List<String> escalateTo,
        String layer) {
    /** What the risk of a plan is called among policies. */
    public static final String RISK = "risk";

    /** What worries of reviewers are called among policies. */
    public static final String REVIEW = "review";

    /** What can be named where policies are, and is none. */
    public static final Set<String> NO_POLICIES = Set.of(RISK, REVIEW);

    /** What holds for what no rule is about: one person who has the permission. */
    public static final ApprovalRule ANYBODY = new ApprovalRule(
            "", List.of(), List.of(), List.of(), 1, List.of(), Duration.ZERO, Duration.ZERO, List.of(), "");

    public ApprovalRule {
        policies = List.copyOf(policies);
        severities = List.copyOf(severities);
        levels = List.copyOf(levels);
        approvers = List.copyOf(approvers);
        escalateTo = List.copyOf(escalateTo);
        if (quorum < 1) {
            throw new IllegalArgumentException("the quorum of '" + name + "' is " + quorum + ", not at least 1");
        }
    }

    /** The same rule, as one of a layer. */
    public ApprovalRule in(String word) {
        return new ApprovalRule(
                name, policies, severities, levels, quorum, approvers, remindAfter, escalateAfter, escalateTo, word);
    }
}
