package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/** The rules that look at one value, in the order in which they are asked: the first that knows a value has it. */
final class Recognisers {
    private static final List<Recogniser> ALL = List.of(
            new Moments(),
            new Counters(),
            new Etags(),
            new Documents(),
            new PemTexts(),
            new Addresses(),
            new Spellings(),
            new DnsNames(),
            new Links(),
            new ListOrder(),
            new Durations(),
            new Quantities(),
            new Scripts(),
            new Scalars());

    private Recognisers() {}

    /** The form of a value that stands outside of maps whose keys people choose; null where no rule knows it. */
    static Form form(Place place, Value value) {
        if (value instanceof Value.ListValue || value.kind() == Value.Kind.MAP || value.isNull() || value.isOpaque()) {
            return null;
        }
        for (Recogniser recogniser : ALL) {
            Form form = recogniser.form(place, value);
            if (form != null) {
                return form;
            }
        }
        return null;
    }
}
