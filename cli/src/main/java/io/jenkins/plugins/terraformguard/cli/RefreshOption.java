package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.tool.RefreshRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How a folder is refreshed. */
final class RefreshOption {
    @Option(
            names = "--var-file",
            paramLabel = "FILE",
            description = "File with values of variables, for a refresh; may be given several times, later ones win")
    private List<Path> varFiles = new ArrayList<>();

    @Option(
            names = "--lock-timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for a lock of the state (default: ${DEFAULT-VALUE})")
    private int lockTimeout;

    @Option(
            names = "--refresh-timeout",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = "How long a refresh may take (default: ${DEFAULT-VALUE})")
    private int refreshTimeout;

    void check() throws UserError {
        if (lockTimeout < 0) {
            throw new UserError("--lock-timeout can't be less than 0 seconds", "Give a number of seconds");
        }
        if (refreshTimeout < 1) {
            throw new UserError("--refresh-timeout must be at least 1 second", "Give a number of seconds");
        }
        for (Path varFile : varFiles) {
            PlanOption.file(varFile, "variables");
        }
    }

    RefreshRequest request(Path directory) {
        return new RefreshRequest(
                directory,
                varFiles,
                Duration.ofSeconds(lockTimeout),
                Duration.ofSeconds(refreshTimeout),
                RefreshRequest.ParameterNames.COMMAND_LINE);
    }
}
