package io.jenkins.plugins.terraformguard.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be refreshed, and how.
 *
 * @param directory the initialised root module
 * @param varFiles files with values of its variables; later ones win
 * @param lockTimeout how long to wait for a lock of the state that somebody else holds
 * @param timeout for the whole run
 * @param names what the parameters are called where they were given, for messages
 */
public record RefreshRequest(
        Path directory, List<Path> varFiles, Duration lockTimeout, Duration timeout, ParameterNames names) {
    public RefreshRequest {
        varFiles = List.copyOf(varFiles);
    }

    /** Names of the parameters. */
    public record ParameterNames(String varFiles, String lockTimeout, String timeout) {
        public static final ParameterNames STEP = new ParameterNames("varFiles", "lockTimeout", "refreshTimeout");
        public static final ParameterNames COMMAND_LINE =
                new ParameterNames("--var-file", "--lock-timeout", "--refresh-timeout");
    }

    /** The command. It makes a plan that only updates the state, and nothing here ever applies it. */
    List<String> command(String program, Path plan) {
        List<String> command = new ArrayList<>(List.of(
                program,
                "plan",
                "-refresh-only",
                "-input=false",
                "-no-color",
                "-lock-timeout=" + lockTimeout.toSeconds() + "s",
                "-out=" + plan));
        varFiles.forEach(file -> command.add("-var-file=" + file.toAbsolutePath()));
        return command;
    }
}
