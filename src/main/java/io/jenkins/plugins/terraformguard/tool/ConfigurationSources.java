package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.JsonConfigurationScanner;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.ScanBudget;
import io.jenkins.plugins.terraformguard.engine.source.ScannedFile;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration of a root module and of the modules it calls, as far as they lie in the workspace. Nothing is
 * evaluated, fetched or run. Positions are a courtesy, so no file and no folder is an error: what can't be read is left
 * out and noted.
 */
public final class ConfigurationSources {
    /** Whose rules say which files are read. */
    public enum Dialect {
        /** Only {@code .tf} and {@code .tf.json}. */
        TERRAFORM,
        /** Also {@code .tofu} and {@code .tofu.json}, which take the place of files of the same name. */
        OPENTOFU
    }

    /**
     * Bounds, so that a hostile or broken workspace costs little.
     *
     * @param maxFileBytes size of one file
     * @param maxFiles number of files
     * @param maxBytes size of all files
     * @param maxModules number of modules, where one that is called twice counts twice
     * @param maxDepth how deep modules call modules
     * @param maxAttributes positions of attributes that are kept
     * @param maxBlocks blocks that are kept
     */
    public record Limits(
            int maxFileBytes,
            int maxFiles,
            long maxBytes,
            int maxModules,
            int maxDepth,
            int maxAttributes,
            int maxBlocks) {
        public static final Limits DEFAULT = new Limits(8 << 20, 5_000, 64L << 20, 5_000, 30, 500_000, 100_000);
    }

    /** A module that is still to be read; the one that calls it tells a cycle. */
    private record Pending(List<String> names, Path folder, Pending caller) {}

    private final WorkspaceReader reader;
    private final Limits limits;
    private final Dialect dialect;
    private final ScanBudget budget;
    private final SourceIndex.Builder index = new SourceIndex.Builder();
    private final Map<Path, ModuleSource> sources = new HashMap<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private ModuleManifest manifest = ModuleManifest.EMPTY;
    private int modulesLeft;

    private ConfigurationSources(WorkspaceReader reader, Limits limits, Dialect dialect) {
        this.reader = reader;
        this.limits = limits;
        this.dialect = dialect;
        this.budget = new ScanBudget(limits.maxAttributes(), limits.maxBlocks());
        this.modulesLeft = limits.maxModules();
    }

    /** By the rules of OpenTofu, which are those of Terraform where there are no {@code .tofu} files. */
    public static SourceIndex read(Path workspaceRoot, Path directory, Limits limits) {
        return read(workspaceRoot, directory, limits, Dialect.OPENTOFU);
    }

    /**
     * @param workspaceRoot nothing outside it is read; names of files begin there
     * @param directory the root module, absolute or from the workspace root
     */
    public static SourceIndex read(Path workspaceRoot, Path directory, Limits limits, Dialect dialect) {
        try {
            WorkspaceReader reader = new WorkspaceReader(workspaceRoot, limits);
            return new ConfigurationSources(reader, limits, dialect).read(workspaceRoot.resolve(directory));
        } catch (IOException e) {
            return new SourceIndex.Builder()
                    .problem(new SourceProblem(".", 0, "The workspace can't be read"))
                    .build();
        }
    }

    private SourceIndex read(Path directory) {
        Optional<Path> root = reader.inside(directory).filter(Files::isDirectory);
        if (root.isEmpty()) {
            problem(".", "The folder of the configuration is not in the workspace");
            return index.build();
        }
        try {
            manifest = ModuleManifest.read(root.get(), reader);
        } catch (IOException e) {
            problem(reader.name(root.get()), e.getMessage());
        }
        add(new Pending(List.of(), root.get(), null));
        while (!pending.isEmpty()) {
            Pending module = pending.remove();
            ModuleSource source = sources.computeIfAbsent(module.folder, this::scan);
            index.add(module.names, source);
            source.moduleCalls().forEach(call -> follow(module, call, root.get()));
        }
        return index.build();
    }

    private void follow(Pending caller, SourceBlock call, Path root) {
        List<String> names = new ArrayList<>(caller.names);
        names.add(call.labels().get(0));
        Optional<Path> folder = folder(caller, call, names, root);
        if (folder.isEmpty()) {
            problem(call, "The source of this module is not in the workspace; run 'init' before");
        } else if (isCalledBy(folder.get(), caller)) {
            problem(call, "This module calls itself");
        } else if (names.size() > limits.maxDepth()) {
            problem(call, "This is beyond the limit of " + limits.maxDepth() + " levels of modules");
        } else if (!add(new Pending(names, folder.get(), caller))) {
            problem(call, "This is beyond the limit of " + limits.maxModules() + " modules");
        }
    }

    private boolean add(Pending module) {
        boolean within = modulesLeft > 0;
        if (within) {
            modulesLeft--;
            pending.add(module);
        }
        return within;
    }

    /** A local source is as good as its path; where another was put, only the manifest knows. */
    private Optional<Path> folder(Pending caller, SourceBlock call, List<String> names, Path root) {
        String source = call.literals().getOrDefault("source", "").replace('\\', '/');
        Optional<Path> local = source.startsWith("./") || source.startsWith("../")
                ? reader.inside(caller.folder, source).filter(Files::isDirectory)
                : Optional.empty();
        return local.or(() -> manifest.folder(names)
                .flatMap(folder -> reader.inside(root, folder))
                .filter(Files::isDirectory));
    }

    private static boolean isCalledBy(Path folder, Pending caller) {
        for (Pending module = caller; module != null; module = module.caller) {
            if (module.folder.equals(folder)) {
                return true;
            }
        }
        return false;
    }

    private ModuleSource scan(Path folder) {
        List<String> names = List.of();
        try {
            names = reader.list(folder, ConfigurationFiles::isConfiguration);
        } catch (IOException e) {
            problem(reader.name(folder), e.getMessage());
        }
        ConfigurationFiles files = ConfigurationFiles.of(names, dialect);
        return ModuleSource.of(scan(folder, files.primary()), scan(folder, files.overrides()));
    }

    private List<ScannedFile> scan(Path folder, List<String> names) {
        List<ScannedFile> scanned = new ArrayList<>();
        for (String name : names) {
            Optional<Path> file = reader.inside(folder, name);
            String shown = reader.name(file.orElse(folder.resolve(name)));
            if (file.isEmpty()) {
                problem(shown, "The file is a link that leads nowhere, or out of the workspace");
            } else if (!Files.isDirectory(file.get())) {
                scan(file.get(), name, shown).ifPresent(scanned::add);
            }
        }
        return scanned;
    }

    private Optional<ScannedFile> scan(Path file, String name, String shown) {
        try {
            String text = reader.text(file);
            ScannedFile scanned = ConfigurationFiles.isJson(name)
                    ? JsonConfigurationScanner.scan(text, shown, budget)
                    : HclScanner.scan(text, shown, budget);
            scanned.problems().forEach(index::problem);
            return Optional.of(scanned);
        } catch (IOException e) {
            problem(shown, e.getMessage());
            return Optional.empty();
        }
    }

    private void problem(String name, String message) {
        index.problem(new SourceProblem(name, 0, message));
    }

    private void problem(SourceBlock call, String message) {
        index.problem(new SourceProblem(call.position().file(), call.position().line(), message));
    }
}
