package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard check PLAN}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Judges a plan: the verdict on the terminal, the report in a folder.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PLAN",
            description = "Output of 'terraform show -json' or 'tofu show -json', of one plan or of several one after"
                    + " the other, or the saved plan itself")
    private Path planFile;

    @Mixin
    private PolicyOption policies;

    @Mixin
    private ConfigurationOption configuration;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "terraform-guard-report",
            description = "Folder for the report (default: ${DEFAULT-VALUE}); an earlier report there is replaced."
                    + " If PLAN holds several plans, each has its report in a folder of its own there, named by its id,"
                    + " and plans.json lists them")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
                    + " For several plans, json is one document per line, sarif one log with a run for each plan,"
                    + " junit one document with all suites")
    private OutputFormat format;

    @Option(
            names = "--id",
            defaultValue = "default",
            description = "Name of this check in the decision (default: ${DEFAULT-VALUE});"
                    + " further plans of the same file are ID.plan2, ID.plan3, ...")
    private String id;

    @Option(names = "--tool", defaultValue = "", description = "terraform or tofu, to read a saved plan")
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

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        checkArguments();
        List<Decision> decisions = decide(new GuardEngine(Version.current()));
        writeReport(decisions);
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.TEXT) {
            new TerminalReport(out, Style.of(noColor).colour()).print(decisions, output);
        } else {
            out.println(format.print(decisions));
        }
        return ExitCode.of(Verdict.worst(decisions));
    }

    private ReadLimits limits() throws UserError {
        try {
            return ReadLimits.parse(limits);
        } catch (IllegalArgumentException e) {
            throw new UserError("--limits: " + e.getMessage(), "Write --limits max-size=8G,max-depth=500");
        }
    }

    private void checkArguments() throws UserError {
        if (!id.matches("[A-Za-z0-9._-]{1,64}") || id.matches("\\.+")) {
            throw new UserError("The id '" + id + "' is not usable", "Use letters, digits, '.', '_' and '-'");
        }
        if (toolTimeout < 1) {
            throw new UserError("--tool-timeout must be at least 1 second", "Give a number of seconds");
        }
        limits();
        if (!Files.exists(planFile)) {
            throw new UserError("The plan '" + planFile + "' does not exist", "Check the path");
        }
        if (!Files.isRegularFile(planFile)) {
            throw new UserError("'" + planFile + "' is not a file", "Name the plan file itself");
        }
    }

    private List<Decision> decide(GuardEngine engine) throws IOException, UserError {
        Path parent = planFile.getParent();
        Path near = parent == null ? Path.of("") : parent;
        PolicyInput files = policies.read(near);
        SourceIndex sources = configuration.read(near);
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), Style.isTerminal())) {
            PlanFiles.Opened plan = PlanFiles.open(
                    planFile,
                    new PlanFiles.Tool(
                            tool, System.getenv(), Path.of("").toAbsolutePath(), Duration.ofSeconds(toolTimeout)));
            GuardRequest request =
                    new GuardRequest(id, plan.source(), plan.savedPlanSha256(), files, limits(), sources);
            return engine.evaluateAll(request, progress);
        } catch (ToolException e) {
            String name = String.valueOf(planFile.getFileName());
            return List.of(
                    engine.refuse(id, new Decision.GuardError("input", e.getMessage(), name, 0, 0, e.remedy()), name));
        }
    }

    private void writeReport(List<Decision> decisions) throws UserError {
        try {
            ReportWriter.write(decisions, output.toAbsolutePath());
        } catch (IOException e) {
            throw new UserError("The report can't be written: " + e.getMessage(), "Name another folder with --output");
        }
    }
}
