package io.jenkins.plugins.terraformguard.engine.drift.life;

/** How a drift came to an end. */
public enum Remedy {
    /** Terraform put the recorded value back, or another one, or removed the resource. */
    APPLY("apply"),
    /** The value that was found was taken over into the state. */
    ACCEPTANCE("acceptance"),
    /** The state was not written in the meantime: somebody or something undid it outside Terraform. */
    ITSELF("itself"),
    /** Another change outside Terraform took its place. */
    SUPERSEDED("superseded"),
    /** It is gone, and it can't be told why. */
    UNKNOWN("unknown");

    private final String id;

    Remedy(String id) {
        this.id = id;
    }

    /** The name in documents. */
    public String id() {
        return id;
    }

    /** The remedy of that name, or null. */
    public static Remedy byId(String id) {
        for (Remedy remedy : values()) {
            if (remedy.id.equals(id)) {
                return remedy;
            }
        }
        return null;
    }

    /**
     * Tells it from what is known. A state that was not written can't have been applied to; where it is not known whether
     * it was, only what must have been written tells something: a recorded value that is now another one.
     */
    static Remedy of(StateSerial.Since since, Outcome outcome) {
        return switch (since) {
            case UNCHANGED -> ITSELF;
            case WRITTEN ->
                switch (outcome) {
                    case RESTORED, GONE, OTHER -> APPLY;
                    case KEPT -> ACCEPTANCE;
                    case UNKNOWN -> UNKNOWN;
                };
            case UNKNOWN -> outcome == Outcome.KEPT ? ACCEPTANCE : UNKNOWN;
        };
    }
}
