package io.jenkins.plugins.terraformguard.results.drift;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A drift as its page lists it. All text is fit for showing; the view escapes it.
 *
 * @param whole what happened to the resource as a whole, empty where an attribute drifted
 * @param stateId part of a class name
 * @param hidden why it does not count, or empty
 * @param known who knows of it and why, or null
 * @param end how it came to an end, or null
 */
@Restricted(NoExternalUse.class)
public record DriftRow(
        String id,
        String address,
        String type,
        String path,
        String whole,
        String before,
        String after,
        String severity,
        String severityName,
        String driftClass,
        String stateId,
        String state,
        boolean alarm,
        boolean flapping,
        String hidden,
        String age,
        int sightings,
        int total,
        Build first,
        Build last,
        Known known,
        End end) {

    /**
     * A build.
     *
     * @param name its number, {@code #12}
     * @param time when it started, in UTC
     * @param href its address, empty if it is gone
     */
    @Restricted(NoExternalUse.class)
    public record Build(String name, String time, String href) {}

    /**
     * An acknowledgement.
     *
     * @param sentence who, when and until when
     * @param over whether its time is over
     */
    @Restricted(NoExternalUse.class)
    public record Known(String sentence, String reason, boolean over) {}

    /** An end: how, and the first build that no longer saw it. */
    @Restricted(NoExternalUse.class)
    public record End(String how, Build build) {}

    /** Whether it is there, so that it can be acknowledged. */
    public boolean open() {
        return end == null;
    }
}
