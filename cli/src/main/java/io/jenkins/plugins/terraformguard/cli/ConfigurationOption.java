package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.remedy.SourceTexts;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.tool.ConfigurationFolder;
import io.jenkins.plugins.terraformguard.tool.ConfigurationSources;
import io.jenkins.plugins.terraformguard.tool.GitCheckout;
import io.jenkins.plugins.terraformguard.tool.InstalledParts;
import io.jenkins.plugins.terraformguard.tool.ReportRoots;
import io.jenkins.plugins.terraformguard.tool.WorkspaceTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        Optional<Path> directory = directory(near);
        return directory.isEmpty()
                ? SourceIndex.EMPTY
                : ConfigurationSources.read(
                        root(directory.get()), directory.get(), ConfigurationSources.Limits.DEFAULT);
    }

    /** Reports whose paths begin where those of the configuration do, as far as that can be told. */
    List<ForeignReport> rooted(Path near, List<ForeignReport> reports) throws UserError {
        Optional<Path> directory = directory(near);
        return directory.isEmpty() ? reports : new ReportRoots(root(directory.get()), directory.get()).of(reports);
    }

    /** Gives the text of the files that were read. */
    SourceTexts texts(Path near) throws UserError {
        Optional<Path> directory = directory(near);
        return directory.isEmpty() ? file -> Optional.empty() : new WorkspaceTexts(root(directory.get()));
    }

    /**
     * Where the configuration comes from: what was told, else what its Git work tree says; and what was installed for it.
     *
     * @param near folder to look in first when none was named
     */
    Provenance.Configuration origin(Path near, Provenance.Configuration told) throws UserError {
        Optional<Path> directory = directory(near);
        return directory.isEmpty()
                ? told
                : InstalledParts.read(
                        root(directory.get()),
                        directory.get(),
                        GitCheckout.of(directory.get()).complete(told));
    }

    private Optional<Path> directory(Path near) throws UserError {
        if (folder == null) {
            return ConfigurationFolder.firstOf(
                    List.of(near.toAbsolutePath(), Path.of("").toAbsolutePath()));
        }
        if (!Files.isDirectory(folder)) {
            throw new UserError("The folder '" + folder + "' does not exist", "Name the folder of the configuration");
        }
        return Optional.of(folder.toAbsolutePath());
    }

    private static Path root(Path directory) {
        return ConfigurationFolder.root(directory, Path.of(""));
    }
}
