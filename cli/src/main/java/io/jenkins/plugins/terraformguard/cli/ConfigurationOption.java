package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.tool.ConfigurationFolder;
import io.jenkins.plugins.terraformguard.tool.ConfigurationSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the configuration is, so that findings can name its lines. */
final class ConfigurationOption {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Folder of the configuration (*.tf) that the plan was made from, so that findings name its lines"
                            + " (default: the folder of the plan, else the current one, where it holds configuration)")
    private Path folder;

    /** The folder that was named, or null. */
    Path folder() {
        return folder;
    }

    /** @param near folder to look in first when none was named */
    SourceIndex read(Path near) throws UserError {
        Path current = Path.of("");
        if (folder == null) {
            return ConfigurationFolder.firstOf(List.of(near.toAbsolutePath(), current.toAbsolutePath()))
                    .map(found -> read(found, current))
                    .orElse(SourceIndex.EMPTY);
        }
        if (!Files.isDirectory(folder)) {
            throw new UserError("The folder '" + folder + "' does not exist", "Name the folder of the configuration");
        }
        return read(folder, current);
    }

    private static SourceIndex read(Path directory, Path current) {
        return ConfigurationSources.read(
                ConfigurationFolder.root(directory, current),
                directory.toAbsolutePath(),
                ConfigurationSources.Limits.DEFAULT);
    }
}
