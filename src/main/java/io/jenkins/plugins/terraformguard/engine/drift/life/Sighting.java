package io.jenkins.plugins.terraformguard.engine.drift.life;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;

/**
 * One drift as a build saw it. Texts are cut to what a ledger keeps.
 *
 * @param id see {@link DriftIdentity}
 * @param kind {@code update}, {@code delete}, {@code move} or {@code create}
 * @param address the resource, with the key of a deposed object
 * @param type type of the resource
 * @param path attribute path, empty where the resource as a whole drifted
 * @param before recorded value as text
 * @param after real value as text
 * @param severity {@code critical}, {@code high}, {@code medium}, {@code low} or {@code info}
 * @param driftClass what becomes of it, {@code will-be-reverted}
 * @param hidden why it does not count: the rule that takes it for noise, or the one that ignores it; empty where it counts
 */
public record Sighting(
        String id,
        String kind,
        String address,
        String type,
        String path,
        String before,
        String after,
        String severity,
        String driftClass,
        String hidden) {
    /** Characters of a text that a ledger keeps. */
    public static final int MAX_TEXT = 500;

    /** Characters of a value; what a decision holds of it at most. */
    public static final int MAX_VALUE = 300;

    public Sighting {
        address = ValueText.cut(address, MAX_TEXT);
        type = ValueText.cut(type, MAX_TEXT);
        path = ValueText.cut(path, MAX_TEXT);
        before = ValueText.cut(before, MAX_VALUE);
        after = ValueText.cut(after, MAX_VALUE);
        hidden = ValueText.cut(hidden, MAX_TEXT);
    }

    /** Whether it is noise, or ignored. */
    public boolean isHidden() {
        return !hidden.isEmpty();
    }

    /** The place that it is about, whatever the values. */
    String place() {
        return address + '\n' + path;
    }
}
