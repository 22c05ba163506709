package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.ArrayList;
import java.util.List;

/** Finds the part of a value that a path leads to. */
final class Part {
    private Part() {}

    /** The steps of a path; the path as one key where it can't be read. */
    static List<Value> steps(String path) {
        return ValuePath.parse(path).orElseGet(() -> List.of(Value.of(path)));
    }

    /** The name of the attribute at the top, empty for the resource as a whole. */
    static String root(String path) {
        List<Value> steps = steps(path);
        return steps.isEmpty() || !(steps.get(0) instanceof Value.Text name) ? "" : name.value();
    }

    /** What is there, the null value where nothing is, unknown where that can't be told. */
    static Value at(Value value, List<Value> steps) {
        Value here = value;
        for (Value step : steps) {
            if (here.isOpaque()) {
                return Value.UNKNOWN;
            }
            here = ValuePath.child(here, step);
        }
        return here;
    }

    /** Up to the first index, since sets are written as lists and an index of a set means nothing. */
    static List<Value> toList(List<Value> steps) {
        List<Value> way = new ArrayList<>();
        for (Value step : steps) {
            if (step instanceof Value.Int) {
                break;
            }
            way.add(step);
        }
        return way;
    }
}
