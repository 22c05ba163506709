package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A resource block of a configuration.
 *
 * @param indexes the instances' count or for_each keys; one null for a block without repetition
 */
record Block(ResourceKind kind, String name, List<Object> indexes) {
    private static final List<String> PLACES = List.of("eu/", "us.", "\"ap\" ");

    /**
     * Blocks for so many resources of each kind: a single one, one with count and one with for_each.
     *
     * @param divisor the numbers are divided by it, and rounded down
     */
    static List<Block> of(Map<ResourceKind, Integer> mix, int divisor, Entropy random) {
        List<Block> blocks = new ArrayList<>();
        mix.forEach((kind, number) -> {
            int instances = number / divisor;
            int counted = instances / 2;
            int keyed = instances - counted - 1;
            if (instances > 0) {
                List<Object> single = new ArrayList<>();
                single.add(null);
                blocks.add(new Block(kind, random.word() + "_" + blocks.size(), single));
            }
            if (counted > 0) {
                blocks.add(counted(kind, random.word() + "_" + blocks.size(), counted));
            }
            if (keyed > 0) {
                List<Object> keys = new ArrayList<>();
                IntStream.range(0, keyed).forEach(i -> keys.add(PLACES.get(i % PLACES.size()) + i));
                blocks.add(new Block(kind, random.word() + "_" + blocks.size(), keys));
            }
        });
        return blocks;
    }

    /** A block with {@code count}. */
    static Block counted(ResourceKind kind, String name, int instances) {
        List<Object> indexes = new ArrayList<>();
        IntStream.range(0, instances).forEach(indexes::add);
        return new Block(kind, name, indexes);
    }

    boolean hasCount() {
        return indexes.get(0) instanceof Integer;
    }

    boolean hasForEach() {
        return indexes.get(0) instanceof String;
    }
}
