package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.author.catalogue.Catalogue;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard policies catalogue DIR}. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Writes a catalogue of the policies that are in force, with rationale and remediation: Markdown, and a"
                        + " page that can be searched.")
final class CatalogueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder for the files; what is there under their names is replaced")
    private Path folder;

    @Mixin
    private PolicyOption policies;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<PolicyPack> packs;
        try {
            packs = PolicyLayers.resolve(BundledPolicies.withExamples(), policies.read(Path.of("")))
                    .policies()
                    .packs();
        } catch (PolicyException e) {
            throw UserError.of(e);
        }
        Map<String, String> files = Catalogue.files(packs);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UserError(
                    "The catalogue can't be written to '" + folder + "': " + e.getMessage(),
                    "Name a folder of your own");
        }
        spec.commandLine().getOut().println(folder + ": " + files.size() + " files");
        return ExitCode.OK;
    }
}
