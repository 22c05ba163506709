package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.waiver.Baseline;

/**
 * A decision with the baselines that could be made of it.
 *
 * @param decision what was decided, with the baseline that was given
 * @param recorded everything that was found and that a baseline may hold; null where there is no decision
 * @param updated the given baseline with moves followed, without what is gone; null where there is no decision
 */
public record BaselineResult(Decision decision, Baseline recorded, Baseline updated) {
    static BaselineResult none(Decision error) {
        return new BaselineResult(error, null, null);
    }
}
