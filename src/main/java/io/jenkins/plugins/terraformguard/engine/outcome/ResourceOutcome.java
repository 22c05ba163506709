package io.jenkins.plugins.terraformguard.engine.outcome;

import java.util.List;
import java.util.Locale;

/**
 * A resource, or an output, that is not as the plan wanted it.
 *
 * @param address its address, with the key of a deposed object
 * @param action what the plan does to it, empty where the plan does not know it
 * @param kind how it is not as planned
 * @param differences values that are others, at most {@link #MAX_DIFFERENCES}
 * @param omitted how many more there are
 */
public record ResourceOutcome(
        String address, String action, Kind kind, List<ValueDifference> differences, int omitted) {
    public static final int MAX_DIFFERENCES = 50;

    public ResourceOutcome {
        differences = List.copyOf(differences);
    }

    static ResourceOutcome of(String address, String action, Kind kind) {
        return new ResourceOutcome(address, action, kind, List.of(), 0);
    }

    /**
     * A value that is another one; both as text for people, without secrets.
     *
     * @param path where it stands
     */
    public record ValueDifference(String path, String planned, String actual) {}

    /** How something is not as planned. */
    public enum Kind {
        /** Values are others. */
        DIFFERS,
        /** It is not there. */
        MISSING,
        /** It was to be gone, and is there. */
        STILL_THERE,
        /** It is there, but marked as damaged: making it has failed half-way. */
        TAINTED,
        /** The plan knows nothing of it. */
        UNPLANNED,
        /** The plan says something that this version can't compare. */
        NOT_COMPARED;

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

        /** Whether something that was planned has not happened, or nobody can tell. */
        boolean isUnfinished() {
            return this != DIFFERS && this != UNPLANNED;
        }
    }
}
