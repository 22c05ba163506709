package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may answer a request, and when. The rights are asked anew for each answer, under the lock that it is written in. */
public final class VoteRules {
    /** Characters of a reason without white space around it; less says nothing to whoever reads it later. */
    public static final int MIN_REASON = 5;

    public static final int MAX_REASON = 2_000;

    private VoteRules() {}

    /** Why an answer is refused. */
    public record Refusal(Kind kind, String message) {
        /** Kinds of refusal. */
        public enum Kind {
            /** Nobody in particular answers. */
            NOBODY,
            /** The permission is missing. */
            PERMISSION,
            /** He has to do with the change, so he can't be its second pair of eyes. */
            SEPARATION,
            /** It is about what others have to answer. */
            NOT_ASKED,
            /** It is decided already, or time is over. */
            OVER,
            /** He has said so already. */
            TWICE,
            /** The answer itself is no good. */
            MALFORMED
        }
    }

    /**
     * Checks an answer before it is written down.
     *
     * @param acts what has happened so far
     * @return why it is refused; empty if it may be written down
     */
    public static Optional<Refusal> check(
            ApprovalRequest request,
            List<Act> acts,
            Voter voter,
            Act.Kind kind,
            List<String> items,
            String reason,
            Instant now) {
        return refusalOfForm(request, items, reason)
                .or(() -> refusalOfVoter(request, voter, kind))
                .or(() -> refusalOfState(request, acts, voter, kind, items, now));
    }

    private static Optional<Refusal> refusalOfForm(ApprovalRequest request, List<String> items, String reason) {
        String text = reason.strip();
        if (text.length() < MIN_REASON) {
            return refuse(Refusal.Kind.MALFORMED, "Say why, in a few words at least");
        }
        if (text.length() > MAX_REASON) {
            return refuse(Refusal.Kind.MALFORMED, "The reason is longer than " + MAX_REASON + " characters");
        }
        Set<String> asked = request.items().stream().map(ApprovalItem::id).collect(Collectors.toSet());
        return items.stream()
                .filter(item -> !asked.contains(item))
                .findFirst()
                .flatMap(item -> refuse(
                        Refusal.Kind.MALFORMED, "What you answered is not asked here any more; load the page again"));
    }

    private static Optional<Refusal> refusalOfVoter(ApprovalRequest request, Voter voter, Act.Kind kind) {
        if (voter.id().isBlank()) {
            return refuse(Refusal.Kind.NOBODY, "Log in: an answer needs a name");
        }
        if (kind == Act.Kind.BREAK_GLASS && !request.terms().breakGlass()) {
            return refuse(Refusal.Kind.PERMISSION, "A policy forbids that anybody lets this pass alone");
        }
        if (kind == Act.Kind.BREAK_GLASS ? !voter.mayBreakGlass() : !voter.mayApprove()) {
            return refuse(Refusal.Kind.PERMISSION, "You do not have the permission for that here");
        }
        String why = request.excluded().get(voter.id());
        // To refuse, or to take one's own word back, four eyes are not needed. Nor in an emergency, which is loud.
        return why != null && kind == Act.Kind.APPROVE
                ? refuse(Refusal.Kind.SEPARATION, "Somebody else has to approve this: " + why)
                : Optional.empty();
    }

    private static Optional<Refusal> refusalOfState(
            ApprovalRequest request, List<Act> acts, Voter voter, Act.Kind kind, List<String> items, Instant now) {
        ApprovalState state = ApprovalState.of(request, acts, now);
        if (kind == Act.Kind.VOID && state.lets()) {
            return Optional.empty();
        }
        if (state.status() != Status.PENDING) {
            return refuse(Refusal.Kind.OVER, "This is over: " + state.status().id());
        }
        Optional<Act> before = state.approvals().stream()
                .filter(act -> act.by().equals(voter.id()))
                .findFirst();
        if (kind == Act.Kind.WITHDRAW) {
            return before.isPresent() ? Optional.empty() : refuse(Refusal.Kind.TWICE, "You have not approved it");
        }
        if (kind != Act.Kind.APPROVE) {
            return Optional.empty();
        }
        List<String> about =
                items.isEmpty() ? request.items().stream().map(ApprovalItem::id).toList() : items;
        if (before.isPresent() && about.stream().allMatch(before.get()::isAbout)) {
            return refuse(Refusal.Kind.TWICE, "You have approved this already; others have to");
        }
        boolean asked = request.requirements().stream()
                .anyMatch(requirement -> requirement.isFor(voter, now)
                        && requirement.items().stream().anyMatch(about::contains));
        return asked
                ? Optional.empty()
                : refuse(Refusal.Kind.NOT_ASKED, "Others are asked about this: " + names(request, about));
    }

    private static String names(ApprovalRequest request, List<String> about) {
        return String.join(
                ", ",
                request.requirements().stream()
                        .filter(requirement -> requirement.items().stream().anyMatch(about::contains))
                        .flatMap(requirement -> requirement.approvers().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Optional<Refusal> refuse(Refusal.Kind kind, String message) {
        return Optional.of(new Refusal(kind, message));
    }
}
