package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModuleStep;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which resource stands at a line of a file. */
final class ConfiguredBlocks {
    private static final Map<String, String> MODES =
            Map.of("resource", ResourceAddress.MANAGED, "data", "data", "ephemeral", "ephemeral");

    private final Map<String, List<Part>> byFile = new HashMap<>();
    private final String folder;

    /** @param address as if it were in the root module */
    private record Block(int line, int endLine, ResourceAddress address) {}

    /**
     * What a module has in one file. It is kept once, from however many calls lead to the module.
     *
     * @param blocks by their first lines
     * @param ends for each block the last line of all up to it
     */
    private record Part(List<Block> blocks, int[] ends, List<ModulePath> modules) {
        static Part of(List<Block> blocks, List<ModulePath> modules) {
            blocks.sort(Comparator.comparingInt(Block::line));
            int[] ends = new int[blocks.size()];
            int end = 0;
            for (int i = 0; i < ends.length; i++) {
                end = Math.max(end, blocks.get(i).endLine());
                ends[i] = end;
            }
            return new Part(blocks, ends, modules);
        }

        List<Block> at(int line) {
            List<Block> found = new ArrayList<>();
            for (int i = after(line) - 1; i >= 0 && ends[i] >= line; i--) {
                if (blocks.get(i).endLine() >= line) {
                    found.add(blocks.get(i));
                }
            }
            Collections.reverse(found);
            return found;
        }

        /** Index of the first block that begins after the line. */
        private int after(int line) {
            int low = 0;
            int high = blocks.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (blocks.get(middle).line() <= line) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    ConfiguredBlocks(SourceIndex sources) {
        Map<ModuleSource, List<ModulePath>> modules = new LinkedHashMap<>();
        sources.modules().entrySet().stream()
                .sorted(Comparator.comparing(entry -> String.join(".", entry.getKey())))
                .forEach(entry -> path(entry.getKey())
                        .ifPresent(path -> modules.computeIfAbsent(entry.getValue(), source -> new ArrayList<>())
                                .add(path)));
        modules.forEach(this::add);
        this.folder = folder(sources.blocks(List.of()));
    }

    private void add(ModuleSource source, List<ModulePath> modules) {
        Map<String, List<Block>> files = new HashMap<>();
        for (SourceBlock block : source.blocks()) {
            List<Block> blocks = files.computeIfAbsent(block.position().file(), file -> new ArrayList<>());
            address(block)
                    .ifPresent(address -> blocks.add(new Block(block.position().line(), block.endLine(), address)));
        }
        files.forEach((file, blocks) ->
                byFile.computeIfAbsent(file, name -> new ArrayList<>()).add(Part.of(blocks, modules)));
    }

    /** Files of the configuration. */
    Set<String> files() {
        return byFile.keySet();
    }

    /** The folder of the root module, with a slash at its end; empty for the workspace itself. */
    String folder() {
        return folder;
    }

    /** How many {@link #at} are, without making them. */
    long count(String file, int line) {
        return byFile.getOrDefault(file, List.of()).stream()
                .mapToLong(part -> (long) part.at(line).size() * part.modules().size())
                .sum();
    }

    /** Resources whose block holds the line: several where several calls lead to the same module. */
    List<ResourceAddress> at(String file, int line) {
        List<ResourceAddress> found = new ArrayList<>();
        for (Part part : byFile.getOrDefault(file, List.of())) {
            for (Block block : part.at(line)) {
                ResourceAddress root = block.address();
                part.modules()
                        .forEach(module -> found.add(
                                new ResourceAddress(module, root.mode(), root.type(), root.name(), InstanceKey.NONE)));
            }
        }
        return found;
    }

    /** A link may lead to a file elsewhere, so most of them decide. */
    private static String folder(List<SourceBlock> root) {
        Map<String, Long> folders = root.stream()
                .map(block -> block.position().file())
                .collect(Collectors.groupingBy(
                        file -> file.substring(0, file.lastIndexOf('/') + 1),
                        LinkedHashMap::new,
                        Collectors.counting()));
        return folders.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Optional<ModulePath> path(List<String> names) {
        try {
            return Optional.of(new ModulePath(names.stream()
                    .map(name -> new ModuleStep(name, InstanceKey.NONE))
                    .toList()));
        } catch (IllegalArgumentException e) {
            // No plan has such a module.
            return Optional.empty();
        }
    }

    private static Optional<ResourceAddress> address(SourceBlock block) {
        String mode = MODES.get(block.kind());
        if (mode == null || block.labels().size() != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ResourceAddress(
                    ModulePath.ROOT, mode, block.labels().get(0), block.labels().get(1), InstanceKey.NONE));
        } catch (IllegalArgumentException e) {
            // No plan has such an address.
            return Optional.empty();
        }
    }
}
