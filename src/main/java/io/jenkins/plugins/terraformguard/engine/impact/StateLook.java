package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.HashMap;
import java.util.Map;

/** What one state of a resource opens to everybody and allows to somebody, each with how often it stands there. */
final class StateLook {
    private final ExposureWords words;
    private final boolean identity;
    private final Map<String, Integer> opened = new HashMap<>();
    private final Map<String, Integer> powers = new HashMap<>();
    private boolean unknown;

    /** @param identity whether the resource is about who may do what */
    StateLook(ExposureWords words, boolean identity) {
        this.words = words;
        this.identity = identity;
    }

    StateLook at(Value state) {
        look("", state, false);
        return this;
    }

    /** Whether something is not known that could open or allow something. */
    boolean hasUnknown() {
        return unknown;
    }

    boolean opensMoreThan(StateLook other) {
        return isMore(opened, other.opened);
    }

    boolean allowsMoreThan(StateLook other) {
        return isMore(powers, other.powers);
    }

    private static boolean isMore(Map<String, Integer> these, Map<String, Integer> others) {
        return these.entrySet().stream().anyMatch(entry -> entry.getValue() > others.getOrDefault(entry.getKey(), 0));
    }

    /** @param outbound whether it is about who can be reached from here */
    private void look(String name, Value value, boolean outbound) {
        if (value instanceof MapValue map) {
            boolean out = outbound || words.isOutbound(map);
            map.forEach((key, element) -> look(key, element, out || words.isOutboundBlock(key)));
        } else if (value instanceof Value.ListValue list) {
            list.elements().forEach(element -> look(name, element, outbound));
        } else if (value instanceof Value.Unknown) {
            unknown |= !outbound && words.canOpen(name) || identity && words.canAllow(name);
        } else {
            if (!outbound && words.opens(name, value)) {
                opened.merge(name + "=" + words.text(value), 1, Integer::sum);
            }
            if (identity && value instanceof Value.Text text) {
                words.powers(name, text.value()).forEach(power -> powers.merge(power, 1, Integer::sum));
            }
        }
    }
}
