package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.decision.Obligation;
import java.util.Locale;

/**
 * What became of something that could not be decided before apply.
 *
 * @param message what the policy says now, or why it still can't be said; empty where it holds
 */
public record ObligationOutcome(Obligation obligation, State state, String message) {

    /** What became of it. */
    public enum State {
        /** The policy holds. */
        DISCHARGED,
        /** The policy is violated, and a waiver or the baseline says that this need not count. */
        EXEMPT,
        /** The policy is violated. */
        VIOLATED,
        /** It can't be decided even now. */
        UNDECIDED,
        /** The resource is not there. */
        MISSING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of that name, or null. */
        public static State byId(String id) {
            for (State state : values()) {
                if (state.id().equals(id)) {
                    return state;
                }
            }
            return null;
        }

        boolean isOpen() {
            return this == UNDECIDED || this == MISSING;
        }
    }
}
