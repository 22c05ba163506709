package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.policy.Place;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.Layer;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays what each layer says of drift over what those above it say, which it can only tighten. */
final class DriftLayers {
    /** Rules of all layers together. */
    static final int MAX_RULES = 200;

    private final List<IgnoreRule> rules = new ArrayList<>();
    private final List<Forbidding> forbidden = new ArrayList<>();
    private final List<TuningNote> notes = new ArrayList<>();
    /** 0 as long as nobody has set it. */
    private int alarmAfter;

    void add(List<PolicyFile> files, Layer layer) throws PolicyException {
        try {
            Optional<PolicyFile> file = LayerFiles.of(files).drift();
            if (file.isPresent()) {
                add(DriftFile.read(file.get(), layer), layer);
            }
        } catch (PolicyException e) {
            throw layer.named(e);
        }
    }

    private void add(DriftFile file, Layer layer) throws PolicyException {
        file.alarmAfter().ifPresent(choice -> alarm(choice, layer));
        for (Forbidding forbidding : file.forbidden()) {
            if (layer.word().equals(Layer.project(0).word())) {
                note(forbidding.place(), "'forbid_ignoring' of the project binds nobody: no layer lies below it.");
            } else {
                forbidden.add(forbidding);
            }
        }
        for (IgnoreRule rule : file.rules()) {
            if (rules.size() == MAX_RULES) {
                throw new PolicyException(
                        "There are more than " + MAX_RULES + " ignore rules in all layers",
                        rule.file(),
                        rule.line(),
                        0,
                        "Put what they ignore into the configuration, or use patterns");
            }
            rules.add(rule);
        }
    }

    /** The first who sets it sets what it likes; whoever comes below can only have the alarm earlier. */
    private void alarm(DriftFile.Alarm choice, Layer layer) {
        if (alarmAfter == 0 || choice.after() <= alarmAfter) {
            alarmAfter = choice.after();
        } else {
            note(
                    choice.place(),
                    "The layer '" + layer.name() + "' sets alarm_after to " + choice.after() + ", which is later than "
                            + alarmAfter + ". It has no effect.");
        }
    }

    private void note(Place place, String text) {
        notes.add(new TuningNote(place.file(), place.line(), text));
    }

    DriftTuning tuning() {
        return new DriftTuning(alarmAfter == 0 ? DriftTuning.DEFAULT_ALARM_AFTER : alarmAfter, rules, forbidden, notes);
    }
}
