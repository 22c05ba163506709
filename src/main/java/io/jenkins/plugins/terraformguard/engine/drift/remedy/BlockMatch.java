package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds out which nested block of the configuration an element of a list, or of a set, was made from. */
final class BlockMatch {
    /** Comparisons that are worth the answer. */
    private static final int MAX_PAIRS = 10_000;

    private final List<Value> elements;
    private final List<MapValue> blocks;
    private final MapValue[] matches;
    private final Set<MapValue> free = new LinkedHashSet<>();

    private BlockMatch(List<Value> elements, List<MapValue> blocks) {
        this.elements = elements;
        this.blocks = blocks;
        this.matches = new MapValue[elements.size()];
    }

    /**
     * The blocks, in the order of the elements; null for an element that none fits.
     *
     * @param isNew whether the element of that index was put in as a whole, so that no block is behind it
     * @param expressions the blocks as the configuration has them
     */
    static MapValue[] of(List<Value> elements, IntPredicate isNew, Value.ListValue expressions) {
        List<MapValue> blocks = new ArrayList<>();
        expressions.elements().forEach(block -> {
            if (block instanceof MapValue map) {
                blocks.add(map);
            }
        });
        BlockMatch match = new BlockMatch(elements, blocks);
        if ((long) elements.size() * blocks.size() <= MAX_PAIRS) {
            match.run(isNew);
        }
        return match.matches;
    }

    private void run(IntPredicate isNew) {
        free.addAll(blocks);
        assign(
                isNew.negate(),
                (element, block) -> agreements(element, block) > 0 && contradictions(element, block) == 0);
        assign(isNew.negate(), (element, block) -> agreements(element, block) > contradictions(element, block));
        int[] left = IntStream.range(0, matches.length)
                .filter(i -> matches[i] == null && !isNew.test(i))
                .toArray();
        if (left.length == 1 && free.size() == 1) {
            assign(i -> i == left[0], (element, block) -> true);
        }
    }

    private void assign(IntPredicate which, BiPredicate<MapValue, MapValue> fits) {
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] == null && which.test(i) && elements.get(i) instanceof MapValue element) {
                matches[i] = free.stream()
                        .filter(block -> fits.test(element, block))
                        .findFirst()
                        .orElse(null);
                free.remove(matches[i]);
            }
        }
    }

    private static long agreements(MapValue element, MapValue block) {
        return block.keys().stream()
                .filter(key ->
                        isConstant(block.get(key)) && constant(block.get(key)).equals(element.get(key)))
                .count();
    }

    private static long contradictions(MapValue element, MapValue block) {
        return block.keys().stream().filter(key -> isConstant(block.get(key))).count() - agreements(element, block);
    }

    private static boolean isConstant(Value expression) {
        return expression instanceof MapValue map && map.has(Expression.CONSTANT);
    }

    private static Value constant(Value expression) {
        return ((MapValue) expression).get(Expression.CONSTANT);
    }
}
