package io.jenkins.plugins.terraformguard.engine.drift;

import java.util.Locale;

/** What becomes of a drifted attribute, found by joining the drift with the planned changes and the configuration. */
public enum DriftClass {
    /** The plan sets it back to what was recorded. */
    REVERTED("will-be-reverted"),
    /** The plan sets it to a third value, or destroys the resource: what was found is lost either way. */
    OVERWRITTEN("will-be-overwritten"),
    /** The configuration asks for what was found. */
    ACCEPTED("accepted"),
    /** Computed by the provider, or ignored by the configuration: apply only records it. */
    STATE_ONLY("state-only"),
    /** The configuration leaves it to others: it could be set, and is not. */
    UNMANAGED("unmanaged"),
    /** The resource is gone. */
    DELETED("deleted-outside"),
    /** Only its place in the state differs. */
    MOVED("moved-only"),
    /** The document does not hold what would tell. */
    UNDETERMINED("undetermined");

    private final String id;

    DriftClass(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** The class of that id, or null. */
    public static DriftClass byId(String id) {
        for (DriftClass known : values()) {
            if (known.id.equals(id.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        return null;
    }
}
