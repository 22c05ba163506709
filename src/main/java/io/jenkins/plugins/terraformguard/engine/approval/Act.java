package io.jenkins.plugins.terraformguard.engine.approval;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that happened to a request.
 *
 * @param kind what
 * @param by id of who did it; empty where nobody did, such as when time ran out
 * @param groups groups that he belonged to then
 * @param items ids of the items that it is about; empty for all
 * @param reason why, in the words of who did it
 * @param at when
 * @param waiver last day (ISO 8601, in UTC) of the exception that the items shall get as a waiver; empty for this time only
 * @param origin build in which it was said, where an approval is kept from an earlier one; empty for this build
 */
public record Act(
        Kind kind,
        String by,
        Set<String> groups,
        List<String> items,
        String reason,
        Instant at,
        String waiver,
        String origin) {
    public Act {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        items = List.copyOf(items);
    }

    /** Something that is about this build, and about no other. */
    public Act(Kind kind, String by, Set<String> groups, List<String> items, String reason, Instant at) {
        this(kind, by, groups, items, reason, at, "", "");
    }

    /** The same, kept by a later build. */
    public Act keptFrom(String build) {
        return new Act(kind, by, groups, items, reason, at, waiver, origin.isEmpty() ? build : origin);
    }

    /** The same about these items; about all where there are none. */
    Act about(List<String> some) {
        return new Act(kind, by, groups, some, reason, at, waiver, origin);
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
        /** What was to be approved is no longer what would be done, or somebody has taken back what was decided. */
        VOID,
        /** Others are asked as well from now on. Nothing is decided by it. */
        ESCALATE;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that name, or null. */
        public static Kind byId(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    boolean isAbout(String item) {
        return items.isEmpty() || items.contains(item);
    }
}
