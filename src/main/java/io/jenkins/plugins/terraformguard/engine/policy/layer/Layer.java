package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;

/**
 * One layer of policies.
 *
 * @param rank 0 for the bundled packs, 1 for the organisation, then the folders from the outermost, then the project
 * @param word {@link PolicyPack#BUNDLED} and so on
 * @param name for people; folders are numbered from the outermost
 */
public record Layer(int rank, String word, String name) {
    static final Layer BUNDLED = new Layer(0, PolicyPack.BUNDLED, PolicyPack.BUNDLED);
    public static final Layer ORGANISATION = new Layer(1, PolicyPack.ORGANISATION, PolicyPack.ORGANISATION);

    /** @param number from 1, the outermost */
    public static Layer folder(int number) {
        return new Layer(ORGANISATION.rank + number, PolicyPack.FOLDER, PolicyPack.FOLDER + " " + number);
    }

    public static Layer project(int folders) {
        return new Layer(ORGANISATION.rank + folders + 1, PolicyPack.PROJECT, PolicyPack.PROJECT);
    }

    boolean isProject() {
        return word.equals(PolicyPack.PROJECT);
    }

    /** Whether this layer may weaken what the other one brought: its own, and the organisation also what is bundled. */
    boolean rules(Layer owner) {
        return rank <= ORGANISATION.rank || rank <= owner.rank;
    }

    /** The same error, with the layer that it is in. */
    public PolicyException named(PolicyException e) {
        return new PolicyException(
                e.getMessage() + " (layer: " + name + ")", e.file(), e.line(), e.column(), e.remedy());
    }
}
