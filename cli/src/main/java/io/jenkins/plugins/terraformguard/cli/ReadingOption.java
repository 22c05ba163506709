package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** How plans are read, and what time it is. */
final class ReadingOption {
    @Option(names = "--tool", defaultValue = "", description = "terraform or tofu, to read a saved plan or to refresh")
    private String tool;

    @Option(
            names = "--tool-timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long the tool may take (default: ${DEFAULT-VALUE})")
    private int toolTimeout;

    @Option(
            names = "--limits",
            paramLabel = "NAME=VALUE,...",
            defaultValue = "",
            description = "Bounds of the reader that shall be others, such as max-size=8G,max-depth=500;"
                    + " an error about a plan beyond a bound names it")
    private String limits;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            defaultValue = "",
            hidden = true,
            description = "The time at which waivers must still hold, to judge once more as it was judged then")
    private String now;

    void check() throws UserError {
        if (toolTimeout < 1) {
            throw new UserError("--tool-timeout must be at least 1 second", "Give a number of seconds");
        }
        limits();
        now();
    }

    PlanFiles.Tool tool() {
        return new PlanFiles.Tool(tool, System.getenv(), Path.of("").toAbsolutePath(), Duration.ofSeconds(toolTimeout));
    }

    ReadLimits limits() throws UserError {
        return limits(limits);
    }

    /** @param limits as the user wrote them */
    static ReadLimits limits(String limits) throws UserError {
        try {
            return ReadLimits.parse(limits);
        } catch (IllegalArgumentException e) {
            throw new UserError("--limits: " + e.getMessage(), "Write --limits max-size=8G,max-depth=500");
        }
    }

    Instant now() throws UserError {
        try {
            return now.isEmpty() ? Instant.now() : Instant.parse(now);
        } catch (DateTimeParseException e) {
            throw new UserError("--now: '" + now + "' is no time", "Write --now 2027-01-31T12:00:00Z");
        }
    }
}
