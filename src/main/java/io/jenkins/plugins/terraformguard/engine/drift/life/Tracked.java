package io.jenkins.plugins.terraformguard.engine.drift.life;

import java.io.Serializable;

/**
 * What has to be known of a drift to find out what became of it; see {@link OutcomeResolver}.
 *
 * @param id see {@link DriftIdentity}
 * @param address the resource, with the key of a deposed object
 * @param kind {@code update}, {@code delete}, {@code move} or {@code create}
 * @param path attribute path, empty where the resource as a whole drifted
 * @param before recorded value as text
 * @param after real value as text
 */
public record Tracked(String id, String address, String kind, String path, String before, String after)
        implements Serializable {
    static Tracked of(Sighting drift) {
        return new Tracked(drift.id(), drift.address(), drift.kind(), drift.path(), drift.before(), drift.after());
    }
}
