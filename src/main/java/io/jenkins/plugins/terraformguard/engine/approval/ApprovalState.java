package io.jenkins.plugins.terraformguard.engine.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What became of a request: all acts in their order, taken one by one. What comes after the end changes nothing, and
 * neither does what was not allowed; so whatever order two people click in, there is one outcome.
 *
 * @param status where it stands
 * @param open requirements that are not met yet, with how many people are missing
 * @param approvals who agrees, the last word of each
 * @param end the act that ended it, or null while it waits
 */
public record ApprovalState(Status status, List<Open> open, List<Act> approvals, Act end) {
    /** Where a request stands. */
    public enum Status {
        PENDING,
        APPROVED,
        REJECTED,
        /** Let pass by one alone. */
        BROKEN_GLASS,
        ABORTED,
        EXPIRED,
        VOID;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A requirement that is not met: for one item of it at least, that many people are missing. */
    public record Open(Requirement requirement, int missing) {}

    public ApprovalState {
        open = List.copyOf(open);
        approvals = List.copyOf(approvals);
    }

    /** Whether it may be applied. */
    public boolean lets() {
        return status == Status.APPROVED || status == Status.BROKEN_GLASS;
    }

    /** The state after these acts, at a time. */
    public static ApprovalState of(ApprovalRequest request, List<Act> acts, Instant now) {
        Map<String, Act> approvals = new LinkedHashMap<>();
        for (Act act : acts) {
            boolean late = act.at().isAfter(request.expiresAt());
            if (late && act.kind() != Act.Kind.EXPIRE && act.kind() != Act.Kind.ABORT && act.kind() != Act.Kind.VOID) {
                continue;
            }
            switch (act.kind()) {
                case ESCALATE -> {
                    // Who may answer is told from the time.
                }
                case APPROVE -> {
                    approvals.merge(act.by(), act, ApprovalState::both);
                    if (open(request, approvals).isEmpty()) {
                        return ended(Status.APPROVED, act, request, approvals, acts);
                    }
                }
                case WITHDRAW -> approvals.remove(act.by());
                default -> {
                    return ended(status(act.kind()), act, request, approvals, acts);
                }
            }
        }
        boolean over = now.isAfter(request.expiresAt());
        return new ApprovalState(
                over ? Status.EXPIRED : Status.PENDING,
                open(request, approvals),
                List.copyOf(approvals.values()),
                null);
    }

    /** What was let pass can still be taken back; nothing else comes after an end. */
    private static ApprovalState ended(
            Status status, Act act, ApprovalRequest request, Map<String, Act> approvals, List<Act> acts) {
        ApprovalState state = new ApprovalState(status, open(request, approvals), List.copyOf(approvals.values()), act);
        Optional<Act> back = acts.subList(acts.indexOf(act) + 1, acts.size()).stream()
                .filter(later -> later.kind() == Act.Kind.VOID)
                .findFirst();
        return state.lets() && back.isPresent()
                ? new ApprovalState(Status.VOID, state.open, state.approvals, back.get())
                : state;
    }

    /** Until when it holds that it was let pass; null where it was not. */
    public Instant until(ApprovalRequest request) {
        if (!lets()) {
            return null;
        }
        Instant first = status == Status.BROKEN_GLASS
                ? end.at()
                : approvals.stream().map(Act::at).min(Comparator.naturalOrder()).orElse(end.at());
        return first.plus(request.terms().holds());
    }

    /** Somebody who agrees to a part, and later to another, agrees to both. */
    private static Act both(Act first, Act second) {
        if (first.items().isEmpty() || second.items().isEmpty()) {
            return second.items().isEmpty() ? second : first;
        }
        List<String> items = new ArrayList<>(first.items());
        items.addAll(second.items());
        return new Act(
                second.kind(),
                second.by(),
                second.groups(),
                items.stream().distinct().toList(),
                second.reason(),
                second.at(),
                second.waiver(),
                second.origin());
    }

    private static List<Open> open(ApprovalRequest request, Map<String, Act> approvals) {
        List<Open> open = new ArrayList<>();
        Votes votes = Votes.of(approvals.values());
        for (Requirement requirement : request.requirements()) {
            Votes counting = votes.of(requirement);
            int missing = 0;
            for (String item : requirement.items()) {
                missing = Math.max(missing, counting.missing(item, requirement.quorum()));
            }
            if (missing > 0) {
                open.add(new Open(requirement, missing));
            }
        }
        return open;
    }

    /** Tells how many people are missing who agree to an item of a requirement. */
    public ToIntFunction<String> missing(Requirement requirement) {
        Votes counting = Votes.of(approvals).of(requirement);
        return item -> counting.missing(item, requirement.quorum());
    }

    /** Who agrees to an item. */
    public List<Act> approvals(String item) {
        return approvals.stream().filter(act -> act.isAbout(item)).toList();
    }

    private static Status status(Act.Kind kind) {
        return switch (kind) {
            case REJECT -> Status.REJECTED;
            case BREAK_GLASS -> Status.BROKEN_GLASS;
            case ABORT -> Status.ABORTED;
            case EXPIRE -> Status.EXPIRED;
            case VOID -> Status.VOID;
            case APPROVE, WITHDRAW, ESCALATE -> throw new IllegalArgumentException("does not end a request: " + kind);
        };
    }
}
