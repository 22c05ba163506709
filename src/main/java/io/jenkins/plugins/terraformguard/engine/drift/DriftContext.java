package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.util.List;

/** What is known of drifted resources elsewhere. */
public interface DriftContext {
    /** Nothing is known. */
    DriftContext NONE = new DriftContext() {};

    /** Where something stands in the configuration; no file and line 0 where that is not known. */
    record Place(String file, int line) {
        public static final Place UNKNOWN = new Place("", 0);
    }

    /** Why this attribute is ignored, with owner and date; empty if it is not. */
    default String ignored(String type, String address, String path, boolean security) {
        return "";
    }

    /**
     * Policies that what is there violates, and what was recorded did not.
     *
     * @param drift with the recorded state before and the real one after
     */
    default List<Drift.BrokenPolicy> breaks(ResourceChange drift) {
        return List.of();
    }

    /** Where an attribute of a resource stands, or the resource itself if the path is empty. */
    default Place place(String address, String path) {
        return Place.UNKNOWN;
    }

    /** What is known of {@code ignore_changes}, which no plan holds. */
    default IgnoreChanges ignoreChanges(String address) {
        return IgnoreChanges.UNKNOWN;
    }

    /** Whether a block of the configuration ignores changes. */
    enum IgnoreChanges {
        NONE,
        /** Of some attributes at least. */
        SOME,
        UNKNOWN
    }
}
