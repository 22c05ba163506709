package io.jenkins.plugins.terraformguard.engine.approval;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something that happened to a request.
 *
 * @param kind what
 * @param by id of who did it; empty where nobody did, such as when time ran out
 * @param groups groups that he belonged to then
 * @param items ids of the items that it is about; empty for all
 * @param reason why, in the words of who did it
 * @param at when
 */
public record Act(Kind kind, String by, Set<String> groups, List<String> items, String reason, Instant at) {
    public Act {
        groups = Set.copyOf(groups);
        items = List.copyOf(items);
    }

    /** Kinds of acts. */
    public enum Kind {
        /** Somebody agrees. */
        APPROVE,
        /** Somebody refuses; one is enough. */
        REJECT,
        /** Somebody takes back that he agreed, while nothing is decided. */
        WITHDRAW,
        /** Somebody lets it pass alone, in an emergency. */
        BREAK_GLASS,
        /** Nobody waits any more: the build was stopped. */
        ABORT,
        /** Time ran out. */
        EXPIRE,
        /** What was to be approved is no longer what would be done. */
        VOID;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean isAbout(String item) {
        return items.isEmpty() || items.contains(item);
    }
}
