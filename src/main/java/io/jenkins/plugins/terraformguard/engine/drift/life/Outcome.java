package io.jenkins.plugins.terraformguard.engine.drift.life;

/** What is found, in a build that no longer sees a drift, at the place where it was. */
public enum Outcome {
    /** The real value is the one that was recorded. */
    RESTORED,
    /** The recorded value is the one that was found. */
    KEPT,
    /** The resource is no longer there. */
    GONE,
    /** Neither of the two values. */
    OTHER,
    /** It can't be told. */
    UNKNOWN
}
