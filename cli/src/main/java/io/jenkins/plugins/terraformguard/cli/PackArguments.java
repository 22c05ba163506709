package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The packs that an author names: files, or folders that hold them. */
final class PackArguments {
    @Parameters(
            paramLabel = "DIR|FILE",
            arity = "0..*",
            description = "Folders with packs, or single packs (default: " + PolicyOption.DEFAULT_FOLDER + ")")
    private List<Path> paths = List.of();

    /**
     * Packs that lie together.
     *
     * @param folder the folder that was named, or null for a single file
     * @param sources named as the user would find them
     */
    record Group(Path folder, List<PackSource> sources) {
        /** The packs without their examples. */
        List<PolicyFile> files() {
            return sources.stream().map(PackSource::pack).toList();
        }
    }

    /** @param optional whether the default folder may be missing */
    List<Group> read(boolean optional) throws IOException, UserError {
        Path usual = Path.of(PolicyOption.DEFAULT_FOLDER);
        if (paths.isEmpty() && optional && !Files.isDirectory(usual)) {
            return List.of();
        }
        List<Group> groups = new ArrayList<>();
        for (Path path : paths.isEmpty() ? List.of(usual) : paths) {
            groups.add(read(path));
        }
        return groups;
    }

    private static Group read(Path path) throws IOException, UserError {
        if (Files.isDirectory(path)) {
            return new Group(path, packs(path));
        }
        if (Files.isRegularFile(path)) {
            PolicyFile file = PolicyFolder.readFile(path);
            return new Group(
                    null, List.of(new PackSource(new PolicyFile(path.toString(), file.text()), examples(path))));
        }
        throw new UserError("There is no policy file or folder '" + path + "'", "Name a pack, or a folder with packs");
    }

    /** The examples that lie beside a pack, or null. */
    private static PolicyFile examples(Path pack) throws IOException {
        for (String end : new String[] {".yaml", ".yml"}) {
            Path file = pack.resolveSibling(
                    String.valueOf(pack.getFileName()).replaceFirst("\\.ya?ml$", "") + ".examples" + end);
            if (Files.isRegularFile(file)) {
                return new PolicyFile(
                        file.toString(), PolicyFolder.readFile(file).text());
            }
        }
        return null;
    }

    /** The packs in a folder; settings, locks and exceptions are none. */
    static List<PackSource> packs(Path folder) throws IOException, UserError {
        return layer(folder).sources();
    }

    /** The files in a folder, by what they hold. */
    static LayerFiles layer(Path folder) throws IOException, UserError {
        try {
            return LayerFiles.of(named(folder, PolicyFolder.read(folder.toAbsolutePath())));
        } catch (PolicyException e) {
            throw UserError.of(e);
        }
    }

    /** The files with the folder as the user named it. */
    static List<PolicyFile> named(Path folder, List<PolicyFile> files) {
        return files.stream()
                .map(file -> new PolicyFile(folder.resolve(file.name()).toString(), file.text()))
                .toList();
    }
}
