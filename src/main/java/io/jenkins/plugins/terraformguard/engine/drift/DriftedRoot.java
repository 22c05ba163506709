package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribute at the top of a resource in which something drifted.
 *
 * @param recorded what the state said
 * @param real what is there
 * @param planned what the plan wants; meaningless where it says nothing of the resource
 */
record DriftedRoot(String type, String name, Value recorded, Value real, Value planned) {
    DriftedRoot planned(Value value) {
        return new DriftedRoot(type, name, recorded, real, value);
    }

    /** How the planned value at a path stands to what was recorded and to what is there. */
    enum Plan {
        KEEPS,
        REVERTS,
        OVERWRITES,
        /** Not known before apply. */
        UNKNOWN
    }

    Plan plan(List<Value> path) {
        List<Value> way = Part.toList(path);
        List<Value> rest = way.isEmpty() ? way : way.subList(1, way.size());
        Value wanted = Part.at(planned, rest);
        if (wanted instanceof Value.Unknown) {
            return Plan.UNKNOWN;
        }
        Value was = Part.at(recorded, rest);
        Value is = Part.at(real, rest);
        if (same(wanted, is)) {
            return Plan.KEEPS;
        }
        if (same(wanted, was)) {
            return Plan.REVERTS;
        }
        return way.size() == path.size() ? Plan.OVERWRITES : element(wanted, was, is, path.get(way.size()));
    }

    /** Of a list, or of a set that is written as one, each element counts for itself. */
    private Plan element(Value wanted, Value was, Value is, Value index) {
        Value element = Part.at(is, List.of(index));
        if (!element.isNull() && SameValue.consistsOf(new Value.ListValue(List.of(element)), List.of(wanted))) {
            return Plan.KEEPS;
        }
        List<Value> known = new ArrayList<>(List.of(was, is));
        return SameValue.consistsOf(wanted, known) ? Plan.REVERTS : Plan.OVERWRITES;
    }

    boolean same(Value one, Value other) {
        return SameValue.same(type, name, one, other);
    }
}
