package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            return PackArguments.named(folder, PolicyFolder.read(folder.toAbsolutePath()));
        }
        for (Path parent : List.of(near, Path.of(""))) {
            Path candidate = parent.resolve(DEFAULT_FOLDER);
            if (Files.isDirectory(candidate)) {
                return PackArguments.named(candidate, PolicyFolder.read(candidate.toAbsolutePath()));
            }
        }
        return List.of();
    }

    /** The bundled packs and those of the project near the current folder. */
    List<PolicyPack> packs() throws IOException, UserError {
        List<PolicyPack> packs = new ArrayList<>(BundledPolicies.packs());
        try {
            packs.addAll(PackReader.load(read(Path.of(""))));
            return packs;
        } catch (PolicyException e) {
            throw new UserError(PackReader.place(e) + ": " + e.getMessage(), e.remedy());
        }
    }
}
