package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the policies of the project are. */
final class PolicyOption {
    static final String DEFAULT_FOLDER = ".terraform-guard";

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "Folder with policies of the project, beside the bundled ones"
                    + " (default: .terraform-guard next to the plan, else in the current folder)")
    private Path folder;

    /**
     * Reads the policies.
     *
     * @param near folder to look in first when none was named
     */
    List<PolicyFile> read(Path near) throws IOException, UserError {
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw new UserError(
                        "The policy folder '" + folder + "' does not exist", "Name a folder that holds policy files");
            }
            return read(folder.toAbsolutePath(), folder);
        }
        for (Path parent : List.of(near, Path.of(""))) {
            Path candidate = parent.resolve(DEFAULT_FOLDER);
            if (Files.isDirectory(candidate)) {
                return read(candidate.toAbsolutePath(), candidate);
            }
        }
        return List.of();
    }

    /**
     * The folder with the policies, which need not be there.
     *
     * @param near folder to look in first when none was named
     */
    Path folder(Path near) {
        if (folder != null) {
            return folder;
        }
        Path current = Path.of(DEFAULT_FOLDER);
        return Files.isDirectory(current) && !Files.isDirectory(near.resolve(DEFAULT_FOLDER))
                ? current
                : near.resolve(DEFAULT_FOLDER);
    }

    /** Names the files as the user would find them. */
    private static List<PolicyFile> read(Path absolute, Path named) throws IOException {
        return PolicyFolder.read(absolute).stream()
                .map(file -> new PolicyFile(named.resolve(file.name()).toString(), file.text()))
                .toList();
    }
}
