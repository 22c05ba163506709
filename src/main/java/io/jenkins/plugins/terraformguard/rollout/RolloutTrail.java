package io.jenkins.plugins.terraformguard.rollout;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotedPack;
import io.jenkins.plugins.terraformguard.engine.rollout.DemotionDocument;
import io.jenkins.plugins.terraformguard.results.trail.ControllerTrail;
import java.io.IOException;
import java.util.Map;

/**
 * Brings what happens to packs that are rolled out into a signed chain of the controller. What was written down and not
 * recorded is made up for the next time; no link is written twice.
 */
final class RolloutTrail {
    /** The chain. */
    static final ControllerTrail TRAIL = new ControllerTrail("rollout");

    static final String DEMOTED = "demoted";
    static final String LIFTED = "lifted";

    private static final Object LOCK = new Object();
    private static final int STEM = 16;

    private RolloutTrail() {}

    /** Records all of a layer that is not recorded yet. */
    static void record(RolloutLayer layer) throws IOException {
        synchronized (LOCK) {
            for (DemotedPack pack : layer.demotions().read().all()) {
                for (int event = pack.recorded() + 1; event <= pack.events(); event++) {
                    record(layer.place(), pack, event == 2);
                    int recorded = event;
                    layer.demotions().change(ledger -> ledger.recorded(pack, recorded));
                }
            }
        }
    }

    private static void record(String place, DemotedPack pack, boolean lifted) throws IOException {
        Demotion demotion = pack.demotion();
        byte[] document = DemotionDocument.event(pack, place, lifted);
        String file = "demotion-" + Sha256.hex(document).substring(0, STEM) + (lifted ? "-lifted.json" : ".json");
        TRAIL.recordOnce(
                lifted ? LIFTED : DEMOTED,
                file,
                document,
                Map.of(
                        "pack",
                        demotion.pack(),
                        "version",
                        demotion.version(),
                        "stage",
                        demotion.stage().id(),
                        "place",
                        place,
                        "by",
                        lifted ? pack.lift().by() : "",
                        "reason",
                        lifted ? pack.lift().reason() : demotion.reason()));
    }
}
