package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.ScanBudget;
import io.jenkins.plugins.terraformguard.engine.source.ScannedFile;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which modules and providers {@code init} has installed for a configuration: by its list of modules and by the dependency
 * lock file. What is there and can't be read is named; what is not there is no problem, since a configuration need not have
 * any.
 */
public final class InstalledParts {
    private static final String LOCK_FILE = ".terraform.lock.hcl";

    /** A lock file holds hashes of each provider for each platform, 70 bytes each. */
    private static final ConfigurationSources.Limits LIMITS =
            new ConfigurationSources.Limits(16 << 20, 4, 32L << 20, 0, 0, 200_000, 20_000);

    private InstalledParts() {}

    /**
     * @param workspaceRoot nothing outside it is read
     * @param directory the root module, absolute or from the workspace root
     * @param known repository, branch and commit, which are handed on
     */
    public static Provenance.Configuration read(Path workspaceRoot, Path directory, Provenance.Configuration known) {
        List<Provenance.Module> modules = new ArrayList<>();
        List<Provenance.Provider> providers = new ArrayList<>();
        List<String> problems = new ArrayList<>(known.problems());
        try {
            WorkspaceReader reader = new WorkspaceReader(workspaceRoot, LIMITS);
            Optional<Path> root =
                    reader.inside(workspaceRoot.resolve(directory)).filter(Files::isDirectory);
            if (root.isPresent()) {
                modules(root.get(), reader, modules, problems);
                providers(root.get(), reader, providers, problems);
            }
        } catch (IOException e) {
            problems.add("Modules and providers are not known: the workspace can't be read");
        }
        return new Provenance.Configuration(
                known.repository(), known.branch(), known.commit(), modules, providers, problems);
    }

    private static void modules(
            Path root, WorkspaceReader reader, List<Provenance.Module> modules, List<String> problems) {
        try {
            if (isLinkThatLeadsOut(root.resolve(ModuleManifest.PLACE), reader)) {
                throw new IOException("the list leads out of the workspace");
            }
            modules.addAll(ModuleManifest.read(root, reader).modules());
        } catch (IOException e) {
            problems.add("Modules are not known: " + ModuleManifest.PLACE + ": " + e.getMessage());
        }
    }

    private static void providers(
            Path root, WorkspaceReader reader, List<Provenance.Provider> providers, List<String> problems) {
        Path place = root.resolve(LOCK_FILE);
        try {
            if (isLinkThatLeadsOut(place, reader)) {
                throw new IOException("the file leads out of the workspace");
            }
            Optional<Path> file = reader.inside(place);
            if (file.isPresent()) {
                ScannedFile lock = HclScanner.scan(
                        reader.text(file.get()), LOCK_FILE, new ScanBudget(LIMITS.maxAttributes(), LIMITS.maxBlocks()));
                lock.blocks().stream()
                        .filter(InstalledParts::isProvider)
                        .map(InstalledParts::provider)
                        .forEach(providers::add);
                lock.problems().stream()
                        .limit(1)
                        .forEach(problem -> problems.add("Providers may be missing: " + LOCK_FILE + ":" + problem.line()
                                + ": " + problem.message()));
            }
        } catch (IOException e) {
            problems.add("Providers are not known: " + LOCK_FILE + ": " + e.getMessage());
        }
    }

    private static boolean isProvider(SourceBlock block) {
        return block.kind().equals("provider") && block.labels().size() == 1;
    }

    private static Provenance.Provider provider(SourceBlock block) {
        return new Provenance.Provider(
                block.labels().get(0),
                block.literals().getOrDefault("version", ""),
                block.literals().getOrDefault("constraints", ""));
    }

    private static boolean isLinkThatLeadsOut(Path path, WorkspaceReader reader) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && reader.inside(path).isEmpty();
    }
}
