package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModuleStep;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which resource stands at a line of a file, whatever the path that a report has for it is relative to. */
final class ConfiguredBlocks {
    private static final Map<String, String> MODES =
            Map.of("resource", ResourceAddress.MANAGED, "data", "data", "ephemeral", "ephemeral");

    private final Map<String, List<Block>> byFile = new HashMap<>();

    private record Block(int line, int endLine, ResourceAddress address) {}

    ConfiguredBlocks(SourceIndex sources) {
        sources.modules().forEach((module, source) -> source.blocks().forEach(block -> add(module, block)));
    }

    private void add(List<String> module, SourceBlock block) {
        List<Block> blocks = byFile.computeIfAbsent(block.position().file(), file -> new ArrayList<>());
        String mode = MODES.get(block.kind());
        if (mode == null || block.labels().size() != 2) {
            return;
        }
        try {
            ModulePath path = new ModulePath(module.stream()
                    .map(name -> new ModuleStep(name, InstanceKey.NONE))
                    .toList());
            ResourceAddress address = new ResourceAddress(
                    path, mode, block.labels().get(0), block.labels().get(1), InstanceKey.NONE);
            blocks.add(new Block(block.position().line(), block.endLine(), address));
        } catch (IllegalArgumentException e) {
            // No plan has such an address.
        }
    }

    /** Resources whose block holds the line: several where several calls lead to the same module. */
    List<ResourceAddress> at(String file, int line) {
        return byFile.getOrDefault(file, List.of()).stream()
                .filter(block -> block.line() <= line && line <= block.endLine())
                .map(Block::address)
                .toList();
    }

    /**
     * What files of a report are called in the configuration, as far as they are in it.
     *
     * <p>A path that is there as it stands shows that the report's are relative to the workspace. If none is, they may be
     * relative to a folder, or absolute: then the root is the one nearest to that of the file system.
     */
    Map<String, String> names(ForeignReport report) {
        List<String> paths = report.results().stream()
                .map(ForeignResult::file)
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();
        Map<String, String> names = new HashMap<>();
        boolean exact = paths.stream().anyMatch(byFile::containsKey);
        String root = root(paths);
        for (String path : paths) {
            String name = byFile.containsKey(path)
                    ? path
                    : SarifPath.isAbsolute(path)
                            ? path.startsWith(root) ? path.substring(root.length()) : ""
                            : exact ? "" : inFolder(path);
            if (byFile.containsKey(name)) {
                names.put(path, name);
            }
        }
        return names;
    }

    /** The one file of the configuration that has this path below some folder; empty if there are none or several. */
    private String inFolder(String path) {
        List<String> files = byFile.keySet().stream()
                .filter(file -> file.endsWith("/" + path))
                .limit(2)
                .toList();
        return files.size() == 1 ? files.get(0) : "";
    }

    private String root(List<String> paths) {
        String nearest = null;
        for (String path : paths) {
            for (int slash = SarifPath.isAbsolute(path) ? path.indexOf('/') : -1;
                    slash >= 0;
                    slash = path.indexOf('/', slash + 1)) {
                if (byFile.containsKey(path.substring(slash + 1))) {
                    String root = path.substring(0, slash + 1);
                    nearest = nearest == null || root.length() < nearest.length() ? root : nearest;
                    break;
                }
            }
        }
        return nearest == null ? "/" : nearest;
    }
}
