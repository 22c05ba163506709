package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Drifted resources of all kinds, whose configuration need not fit their values. */
final class RandomDrifts {
    private static final List<String> NAMES = List.of("tags", "rule", "for", "timeouts", "_x-y");
    private static final List<String> ADDRESSES =
            List.of("a_b.c", "a_b.c[0]", "module.m[\"k\"].a_b.c[\"x y\"]", "a_b.c[\"\\n\"]");

    private final Random random;
    private final RandomValues values;

    RandomDrifts(long seed) {
        this.random = new Random(seed);
        this.values = new RandomValues(seed);
    }

    Drifts next() {
        Map<String, Value> recorded = new TreeMap<>();
        Map<String, Value> real = new TreeMap<>();
        List<Object> configured = new ArrayList<>();
        for (String name : names()) {
            recorded.put(name, values.next(3));
            real.put(name, random.nextInt(3) > 0 ? values.next(3) : Drifts.list(values.next(2), map(2), map(2)));
            configured.addAll(List.of(name, expression(2)));
        }
        Drifts drift = Drifts.at(pick(ADDRESSES))
                .kind(pick(List.of("update", "update", "update", "delete", "move", "create")))
                .planned(pick(List.of(ChangeKind.values())))
                .from(pick(ADDRESSES))
                .place("", values.text(3), random.nextInt(9))
                .configured(configured.toArray());
        recorded.keySet().forEach(name -> drift.root(name, recorded.get(name), real.get(name)));
        for (ValueDiff.Difference difference : ValueDiff.between(MapValue.copyOf(recorded), MapValue.copyOf(real))) {
            drift.path(
                    difference.path(),
                    difference.before(),
                    difference.after(),
                    pick(List.of(DriftClass.REVERTED, DriftClass.OVERWRITTEN, DriftClass.UNMANAGED)));
        }
        return drift;
    }

    private List<String> names() {
        return random.nextInt(4) == 0 ? List.of(pick(NAMES), "n" + values.text(3)) : List.of(pick(NAMES));
    }

    private Value map(int depth) {
        Map<String, Value> map = new TreeMap<>();
        for (String key : names()) {
            map.put(key, random.nextInt(5) == 0 ? Drifts.SECRET : values.next(depth));
        }
        return MapValue.copyOf(map);
    }

    private Value expression(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> Drifts.constant(values.next(1));
            case 1 -> Drifts.reference("var." + values.text(2), "local.x", values.text(3));
            case 2 -> MapValue.EMPTY;
            case 3 -> Drifts.list(block(depth - 1), block(depth - 1));
            default -> block(depth - 1);
        };
    }

    private Value block(int depth) {
        Map<String, Value> block = new TreeMap<>();
        for (String name : names()) {
            block.put(name, expression(depth));
        }
        return MapValue.copyOf(block);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
