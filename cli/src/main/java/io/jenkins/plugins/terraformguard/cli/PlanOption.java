package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which plan, and how it is read. */
final class PlanOption {
    @Parameters(
            paramLabel = "PLAN",
            description = "Output of 'terraform show -json' or 'tofu show -json', of one plan or of several one after"
                    + " the other, or the saved plan itself")
    private Path file;

    @Mixin
    private ReadingOption reading;

    /** The folder that the plan lies in. */
    Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    Path path() {
        return file;
    }

    /** The name of the file. */
    String name() {
        return String.valueOf(file.getFileName());
    }

    void check() throws UserError {
        reading.check();
        file(file, "plan");
    }

    /** @param what it should be, for the message */
    static void file(Path file, String what) throws UserError {
        if (!Files.exists(file)) {
            throw new UserError("The " + what + " '" + file + "' does not exist", "Check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError("'" + file + "' is not a file", "Name the " + what + " file itself");
        }
    }

    PlanFiles.Opened open() throws IOException, ToolException {
        return PlanFiles.open(file, reading.tool());
    }

    /** How tools are run. */
    PlanFiles.Tool tool() {
        return reading.tool();
    }

    ReadLimits limits() throws UserError {
        return reading.limits();
    }

    Instant now() throws UserError {
        return reading.now();
    }
}
