package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
            description = "Output of 'terraform show -json' or 'tofu show -json', or the saved plan itself")
    private Path planFile;

    @Mixin
    private PolicyOption policies;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "terraform-guard-report",
            description = "Folder for the report (default: ${DEFAULT-VALUE}); an earlier report there is replaced")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private OutputFormat format;

    @Option(
            names = "--id",
            defaultValue = "default",
            description = "Name of this check in the decision (default: ${DEFAULT-VALUE})")
    private String id;

    @Option(names = "--tool", defaultValue = "", description = "terraform or tofu, to read a saved plan")
    private String tool;

    @Option(
            names = "--tool-timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long the tool may take (default: ${DEFAULT-VALUE})")
    private int toolTimeout;

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        checkArguments();
        GuardEngine engine = new GuardEngine(Version.current());
        Decision decision = decide(engine);
        writeReport(decision);
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.TEXT) {
            new TerminalReport(out, !noColor && isTerminal()).print(decision, output);
        } else {
            byte[] document = ReportWriter.render(decision).get(format.file());
            out.println(new String(document, StandardCharsets.UTF_8));
        }
        return ExitCode.of(decision.verdict());
    }

    private void checkArguments() throws UserError {
        if (!id.matches("[A-Za-z0-9._-]{1,64}") || id.matches("\\.+")) {
            throw new UserError("The id '" + id + "' is not usable", "Use letters, digits, '.', '_' and '-'");
        }
        if (toolTimeout < 1) {
            throw new UserError("--tool-timeout must be at least 1 second", "Give a number of seconds");
        }
        if (!Files.exists(planFile)) {
            throw new UserError("The plan '" + planFile + "' does not exist", "Check the path");
        }
        if (!Files.isRegularFile(planFile)) {
            throw new UserError("'" + planFile + "' is not a file", "Name the plan file itself");
        }
    }

    private Decision decide(GuardEngine engine) throws IOException, UserError {
        Path parent = planFile.getParent();
        Path near = parent == null ? Path.of("") : parent;
        List<GuardRequest.PolicyFile> files = policies.read(near);
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), isTerminal())) {
            PlanFiles.Opened plan = PlanFiles.open(
                    planFile,
                    new PlanFiles.Tool(
                            tool, System.getenv(), Path.of("").toAbsolutePath(), Duration.ofSeconds(toolTimeout)));
            GuardRequest request =
                    new GuardRequest(id, plan.source(), plan.savedPlanSha256(), files, ReadLimits.DEFAULT);
            return engine.evaluate(request, progress);
        } catch (ToolException e) {
            String name = String.valueOf(planFile.getFileName());
            return engine.refuse(id, new Decision.GuardError("input", e.getMessage(), name, 0, 0, e.remedy()), name);
        }
    }

    private void writeReport(Decision decision) throws UserError {
        try {
            ReportWriter.write(decision, output.toAbsolutePath());
        } catch (IOException e) {
            throw new UserError("The report can't be written: " + e.getMessage(), "Name another folder with --output");
        }
    }

    private static boolean isTerminal() {
        return System.console() != null && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }
}
