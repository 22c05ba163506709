package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.EffectivePolicies;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the files of the policy layers are. */
final class PolicyOption {
    static final String DEFAULT_FOLDER = ".terraform-guard";

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "Folder with policies of the project, beside the bundled ones"
                    + " (default: .terraform-guard next to the plan, else in the current folder)")
    private Path folder;

    @Option(
            names = "--organisation",
            paramLabel = "DIR",
            description = "Folder with the files of the organisation's layer, which the project can't weaken"
                    + " (default: none)")
    private Path organisation;

    /**
     * Reads the files of all layers. Those of the organisation have the names that they have in Jenkins, wherever its folder
     * lies on this machine.
     *
     * @param near folder to look in first for the project's when none was named
     */
    PolicyInput read(Path near) throws IOException, UserError {
        return new PolicyInput(organisation == null ? List.of() : organisation(), List.of(), project(near));
    }

    private List<PolicyFile> organisation() throws IOException, UserError {
        return files(organisation).stream()
                .map(file -> new PolicyFile("organisation/" + file.name(), file.text()))
                .toList();
    }

    private List<PolicyFile> project(Path near) throws IOException, UserError {
        if (folder != null) {
            return named(folder);
        }
        for (Path parent : List.of(near, Path.of(""))) {
            Path candidate = parent.resolve(DEFAULT_FOLDER);
            if (Files.isDirectory(candidate)) {
                return named(candidate);
            }
        }
        return List.of();
    }

    /** The bundled packs and those of the layers near the current folder, as they are in force. */
    List<PolicyPack> packs() throws IOException, UserError {
        return effective().policies().packs();
    }

    /** What the bundled packs and the layers near the current folder come to. */
    EffectivePolicies effective() throws IOException, UserError {
        try {
            return PolicyLayers.resolve(BundledPolicies.packs(), read(Path.of("")));
        } catch (PolicyException e) {
            throw UserError.of(e);
        }
    }

    /** The files of a folder, which must be there; they are named as the user would find them. */
    static List<PolicyFile> named(Path named) throws IOException, UserError {
        return PackArguments.named(named, files(named));
    }

    private static List<PolicyFile> files(Path named) throws IOException, UserError {
        if (!Files.isDirectory(named)) {
            throw new UserError(
                    "The policy folder '" + named + "' does not exist", "Name a folder that holds policy files");
        }
        return PolicyFolder.read(named.toAbsolutePath());
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
}
