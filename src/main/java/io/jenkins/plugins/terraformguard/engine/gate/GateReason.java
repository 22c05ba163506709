package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a plan may not be applied.
 *
 * @param kind what kind of reason it is
 * @param message what is wrong, one sentence
 * @param remedy how to get on
 * @param details what exactly, at most {@link #MAX_DETAILS} lines
 */
public record GateReason(Kind kind, String message, String remedy, List<String> details) {
    public static final int MAX_DETAILS = 20;
    static final int MAX_TEXT = 500;

    public GateReason {
        message = text(message);
        remedy = text(remedy);
        if (details.size() > MAX_DETAILS) {
            int more = details.size() - MAX_DETAILS + 1;
            details = new ArrayList<>(details.subList(0, MAX_DETAILS - 1));
            details.add("and " + more + " more");
        }
        details = details.stream().map(GateReason::text).toList();
    }

    GateReason(Kind kind, String message, String remedy) {
        this(kind, message, remedy, List.of());
    }

    private static String text(String text) {
        return ValueText.cut(ValueText.oneLine(text), MAX_TEXT);
    }

    /** Kinds of reasons. */
    public enum Kind {
        /** What is at hand is no saved plan, so nothing binds it to what will be applied. */
        NO_SAVED_PLAN,
        /** The guard has decided nothing. */
        NO_DECISION,
        /** All that the guard has decided is about other plans. */
        OTHER_PLAN,
        /** The decision was made from JSON: nothing binds it to the saved plan. */
        UNBOUND_DECISION,
        /** The decision is not a passing one. */
        VERDICT,
        /** The decision asks for approval, and nobody was asked. */
        APPROVAL_MISSING,
        /** Somebody was asked, and has not answered yet. */
        APPROVAL_PENDING,
        /** Somebody has refused. */
        APPROVAL_REJECTED,
        /** Nobody has answered in time, or what was answered does not hold now. */
        APPROVAL_EXPIRED,
        /** The request, or the approval, was taken back. */
        APPROVAL_VOID,
        /** The plan is the outcome of a failed planning. */
        PLAN_ERRORED,
        /** Not all of it could be planned. */
        PLAN_INCOMPLETE,
        /** There is nothing in it to apply. */
        PLAN_NOT_APPLYABLE,
        /** The decision is older than is allowed. */
        TOO_OLD,
        /** The decision says that it was recorded later than now. */
        FROM_THE_FUTURE,
        /** The plan could not be judged again, or it was not this plan, or not as one to be applied. */
        NOT_JUDGED_AGAIN,
        /** Judged again, it comes to a worse verdict. */
        WORSE_VERDICT,
        /** A mandatory policy finds what was not found before. */
        NEW_FINDING,
        /** A policy whose finding did not matter, or mattered less, is stricter now. */
        STRICTER_POLICY,
        /** A waiver, or the baseline, does not hold any more. */
        WAIVER_LOST,
        /** Changes are frozen now. */
        FREEZE;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that name, or null. */
        public static Kind byId(String id) {
            for (Kind kind : values()) {
                if (kind.id().equals(id)) {
                    return kind;
                }
            }
            return null;
        }
    }
}
