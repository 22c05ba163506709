package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import java.time.Instant;

/**
 * A pack that took a step back, and what became of it.
 *
 * @param demotion what it may do, since when and why
 * @param from the stage that it had before, for people
 * @param lift who lifted it, or null
 * @param recorded how much of it is in the trail: nothing, that it began, that it ended
 * @param told whether those were told who want to know
 */
public record DemotedPack(Demotion demotion, String from, Lift lift, int recorded, boolean told) {
    /** One that nobody was told of yet. */
    public DemotedPack(Demotion demotion, String from, Lift lift, int recorded) {
        this(demotion, from, lift, recorded, false);
    }

    /** That it may do again what layers say. */
    public record Lift(String by, Instant at, String reason) {}

    boolean isAbout(String pack, String version) {
        return demotion.pack().equals(pack) && demotion.version().equals(version);
    }

    public boolean isLifted() {
        return lift != null;
    }

    /** What happened so far: it began, and perhaps ended. */
    public int events() {
        return isLifted() ? 2 : 1;
    }

    /** When something last happened to it. */
    Instant changed() {
        return isLifted() ? lift.at() : demotion.since();
    }

    DemotedPack lifted(Lift other) {
        return new DemotedPack(demotion, from, other, recorded, told);
    }

    DemotedPack recorded(int count) {
        return new DemotedPack(demotion, from, lift, count, told);
    }

    DemotedPack asTold() {
        return new DemotedPack(demotion, from, lift, recorded, true);
    }
}
