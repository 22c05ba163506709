package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.util.List;

/** The settings of the layers above the project alone, which no build can touch. */
final class LayersAbove {
    /** Takes the settings of one layer. */
    interface Taker {
        void take(Settings settings, Layer layer) throws PolicyException;
    }

    private LayersAbove() {}

    /**
     * Reads the settings files, the highest layer first.
     *
     * @param input of which neither packs nor the project's files matter
     * @throws PolicyException if a settings file is wrong, or there are two of them in one layer
     */
    static void read(PolicyInput input, Taker taker) throws PolicyException {
        read(input.organisation(), Layer.ORGANISATION, taker);
        for (int i = 0; i < input.folders().size(); i++) {
            read(input.folders().get(i), Layer.folder(i + 1), taker);
        }
    }

    private static void read(List<PolicyFile> files, Layer layer, Taker taker) throws PolicyException {
        try {
            LayerFiles sorted = LayerFiles.of(files);
            if (sorted.settings().isPresent()) {
                taker.take(SettingsBinder.bind(sorted.settings().get()), layer);
            }
        } catch (PolicyException e) {
            throw layer.named(e);
        }
    }
}
