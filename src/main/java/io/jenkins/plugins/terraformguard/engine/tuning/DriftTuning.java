package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.layer.Layer;
import java.time.Instant;
import java.util.List;

/**
 * What all layers say of drift. Nothing in it changes; {@link #uses} counts for one evaluation.
 *
 * @param alarmAfter how often in a row a drift is seen before it raises an alarm, from 1 to {@link #MAX_ALARM_AFTER}
 * @param rules those of the organisation first, then of the folders, the outermost first, then of the project
 * @param notes what has no effect, whatever drifts
 */
public record DriftTuning(int alarmAfter, List<IgnoreRule> rules, List<Forbidding> forbidden, List<TuningNote> notes) {
    /** What holds where no layer says anything. */
    public static final int DEFAULT_ALARM_AFTER = 1;

    public static final int MAX_ALARM_AFTER = 100;

    /** No layer says anything. */
    public static final DriftTuning NONE = new DriftTuning(DEFAULT_ALARM_AFTER, List.of(), List.of(), List.of());

    public DriftTuning {
        rules = List.copyOf(rules);
        forbidden = List.copyOf(forbidden);
        notes = List.copyOf(notes);
    }

    /**
     * Reads {@code drift.yaml} of all layers.
     *
     * @throws PolicyException if anything in one of them is wrong; it names the layer
     */
    public static DriftTuning read(PolicyInput input) throws PolicyException {
        DriftLayers layers = new DriftLayers();
        layers.add(input.organisation(), Layer.ORGANISATION);
        for (int i = 0; i < input.folders().size(); i++) {
            layers.add(input.folders().get(i), Layer.folder(i + 1));
        }
        layers.add(input.project(), Layer.project(input.folders().size()));
        return layers.tuning();
    }

    /** The ignore rules for one evaluation, with what they ignore counted. */
    public IgnoreUses uses(Instant now) {
        return new IgnoreUses(this, now);
    }
}
