package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.Comparator;

/** In which order packs find room where there is not enough for all. */
final class PackOrder {
    static final Comparator<PackUse> BY_NAME = Comparator.comparing(PackUse::pack);

    /**
     * Those that a project brings itself come last: whoever can change its repository can bring as many as he likes, and call
     * them what he likes, and must not push out those that others watch.
     */
    static final Comparator<PackUse> BY_LAYER =
            Comparator.comparingInt(PackOrder::rank).thenComparing(BY_NAME);

    private PackOrder() {}

    private static int rank(PackUse use) {
        return switch (use.layer()) {
            case PolicyPack.ORGANISATION -> 0;
            case PolicyPack.FOLDER -> 1;
            case PolicyPack.BUNDLED -> 2;
            default -> 3;
        };
    }
}
