package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PackLock;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard lock [DIR]}. */
@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes down version and digest of the packs in a policy folder, in " + LayerFiles.LOCK
                + ": another content is an error from then on.")
final class LockCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = PolicyOption.DEFAULT_FOLDER,
            description = "Folder with policies (default: ${DEFAULT-VALUE})")
    private Path folder;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try {
            LayerFiles files = LayerFiles.of(PolicyOption.named(folder));
            List<PolicyPack> packs = PolicyLayers.packs(files.packs(), PolicyPack.PROJECT);
            boolean only = files.lock().isPresent()
                    && PackLock.read(files.lock().get()).only();
            Path file = files.lock().isPresent() ? Path.of(files.lock().get().name()) : folder.resolve(LayerFiles.LOCK);
            write(file, PackLock.write(packs, only));
            spec.commandLine().getOut().println(file + ": " + packs.size() + (packs.size() == 1 ? " pack" : " packs"));
            return ExitCode.OK;
        } catch (PolicyException e) {
            throw UserError.of(e);
        }
    }

    private static void write(Path file, String text) throws UserError {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError(
                    "The lock file can't be written: " + e.getMessage(), "Look at the rights of the folder");
        }
    }
}
