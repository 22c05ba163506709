package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All resources of a plan: a root module, and services (for_each) with two storages (count) each.
 *
 * @param resources sorted by address, as Terraform writes changes
 */
record Inventory(List<Block> root, List<Block> service, List<Block> storage, List<Resource> resources) {
    private static final int SHARE_OF_ROOT = 100;
    private static final int SERVICE_TO_STORAGE = 8;
    private static final int STORAGES = 2;

    static Inventory of(Shape shape, int count, long seed) {
        Entropy random = new Entropy(seed);
        Map<ResourceKind, Integer> mix = Mix.of(shape);
        List<Block> root = root(mix, count / SHARE_OF_ROOT);
        List<Block> service = Block.of(mix, 1, random);
        List<Block> storage = Block.of(mix, SERVICE_TO_STORAGE, random);
        List<Resource> resources = new ArrayList<>(count);
        addModule("", root, random, resources, count);
        for (int i = 0; resources.size() < count; i++) {
            String module = "module.service" + Resource.suffix("%s-%05d".formatted(random.word(), i));
            addModule(module, service, random, resources, count);
            for (int j = 0; j < STORAGES; j++) {
                addModule(module + ".module.storage" + Resource.suffix(j), storage, random, resources, count);
            }
        }
        resources.sort(Comparator.comparing(Resource::address));
        return new Inventory(root, service, storage, List.copyOf(resources));
    }

    private static List<Block> root(Map<ResourceKind, Integer> mix, int resources) {
        int weights = mix.values().stream().mapToInt(Integer::intValue).sum();
        List<Block> blocks = new ArrayList<>();
        mix.forEach((kind, weight) -> {
            int instances = Math.round((float) weight * resources / weights);
            if (instances > 0) {
                blocks.add(Block.counted(kind, "shared", instances));
            }
        });
        return blocks;
    }

    private static void addModule(String module, List<Block> blocks, Entropy random, List<Resource> into, int maximum) {
        for (Block block : blocks) {
            for (Object index : block.indexes()) {
                if (into.size() < maximum) {
                    into.add(Resource.of(module, block, index, random));
                }
            }
        }
    }
}
