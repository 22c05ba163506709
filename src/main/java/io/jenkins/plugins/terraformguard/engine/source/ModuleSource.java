package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blocks of one module: those of its files, changed by those of its override files. */
public final class ModuleSource {
    private final Map<List<String>, SourceBlock> named;
    private final List<SourceBlock> blocks;

    private ModuleSource(Map<List<String>, SourceBlock> named, List<SourceBlock> others) {
        this.named = named;
        this.blocks = new ArrayList<>(named.values());
        this.blocks.addAll(others);
    }

    /**
     * @param files in the order of their names
     * @param overrides in the order of their names; a later one wins
     */
    public static ModuleSource of(List<ScannedFile> files, List<ScannedFile> overrides) {
        Map<List<String>, SourceBlock> named = new LinkedHashMap<>();
        List<SourceBlock> others = new ArrayList<>();
        for (ScannedFile file : files) {
            for (SourceBlock block : file.blocks()) {
                if (block.labels().isEmpty() || named.putIfAbsent(key(block), block) != null) {
                    others.add(block);
                }
            }
        }
        for (ScannedFile file : overrides) {
            for (SourceBlock block : file.blocks()) {
                if (block.labels().isEmpty()) {
                    others.add(block);
                } else {
                    named.merge(key(block), block, SourceBlock::overriddenBy);
                }
            }
        }
        return new ModuleSource(named, others);
    }

    /** The block of this type with these labels. A provider has its alias as a second one. */
    public Optional<SourceBlock> find(String kind, List<String> labels) {
        return Optional.ofNullable(named.get(key(kind, labels)));
    }

    /** All blocks, also those without labels, such as {@code moved} and {@code locals}. */
    public List<SourceBlock> blocks() {
        return List.copyOf(blocks);
    }

    /** The calls of other modules. */
    public List<SourceBlock> moduleCalls() {
        return named.values().stream()
                .filter(block ->
                        block.kind().equals(BlockKinds.MODULE) && block.labels().size() == 1)
                .toList();
    }

    /** There may be several configurations of one provider; their alias tells them apart. */
    private static List<String> key(SourceBlock block) {
        List<String> key = new ArrayList<>(key(block.kind(), block.labels()));
        String alias =
                block.kind().equals(BlockKinds.PROVIDER) ? block.literals().get(BlockKinds.ALIAS) : null;
        if (alias != null) {
            key.add(alias);
        }
        return key;
    }

    private static List<String> key(String kind, List<String> labels) {
        List<String> key = new ArrayList<>();
        key.add(kind);
        key.addAll(labels);
        return key;
    }
}
