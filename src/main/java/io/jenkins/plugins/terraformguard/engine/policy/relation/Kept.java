package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is kept of one resource of a plan. */
final class Kept {
    /** What an object of this class takes, estimated. */
    static final int SIZE = 250;

    final Origin origin;
    /** What expressions are given, or null if they never are. */
    final MapValue element;
    /** What may refer to others; null if nobody asks. */
    final Sketch sketch;
    /** Identifying attributes with their values; empty if nobody asks what refers to it. */
    final Map<String, String> identity;

    final List<Kept> references = new ArrayList<>();

    final List<Kept> referrers = new ArrayList<>();
    /** Types of which it may refer to more. */
    final Set<String> mayReferTo = new TreeSet<>();
    /** Whether it may refer to anything. */
    boolean lost;

    /**
     * Where a resource comes from.
     *
     * @param label tells it from every other change of the plan
     * @param type of the resource
     * @param block address of its block in the configuration, or empty if the address can't be read
     * @param module the instance of the module that it is in
     * @param group address without the key of the resource itself
     * @param gone whether it is destroyed or left behind
     */
    record Origin(
            String label, String type, String block, ModulePath module, String group, InstanceKey key, boolean gone) {}

    Kept(Origin origin, MapValue element, Sketch sketch, Map<String, String> identity) {
        this.origin = origin;
        this.element = element;
        this.sketch = sketch;
        this.identity = identity;
    }

    String label() {
        return origin.label();
    }

    String type() {
        return origin.type();
    }

    /** The values that identify a resource in this state. */
    static Map<String, String> identityOf(Value state, Room room) {
        Map<String, String> identity = new TreeMap<>();
        if (state instanceof MapValue map) {
            for (String attribute : Identity.ATTRIBUTES) {
                if (map.get(attribute) instanceof Value.Text text && Identity.isUsable(text.value())) {
                    identity.put(attribute, room.text(text.value()));
                    room.take(60);
                }
            }
        }
        return identity;
    }
}
