package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What a check came to, the best first. Only {@link #VALID} says that all was checked and is right. */
public enum TrailStatus {
    VALID,
    /** Right as far as it goes: something that belongs to it is not here. */
    PARTIAL,
    /** Nobody signed it. */
    UNSIGNED,
    /** Signed, by nobody that is trusted. */
    UNTRUSTED,
    /** Could not be checked. */
    UNREADABLE,
    /** Something was changed, removed, exchanged or forged. */
    INVALID;

    /** The word for it: {@code valid}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The worst of them; of none it is {@link #UNREADABLE}, since nothing was checked. */
    static TrailStatus worst(Collection<TrailStatus> all) {
        return all.stream().max(Comparator.naturalOrder()).orElse(UNREADABLE);
    }
}
