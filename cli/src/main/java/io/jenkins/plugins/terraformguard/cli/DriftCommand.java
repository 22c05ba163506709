package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.StateComparison;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.RefreshProcess;
import io.jenkins.plugins.terraformguard.tool.Refreshed;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard drift}: of a plan, of a folder, or between two states. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Says what was changed outside Terraform, and what becomes of it.",
            "Without FILE, the folder --dir is refreshed by 'terraform plan -refresh-only'; nothing is applied.",
            "One FILE is a plan. Two are states: the recorded one and the real one."
        },
        footer = {
            "",
            "Exit codes: 0 no drift but noise, 4 drift, 2 bad usage or input, or not every resource could be looked at."
        })
final class DriftCommand implements Callable<Integer> {
    private static final String ID = "drift";

    @Parameters(
            arity = "0..2",
            paramLabel = "FILE",
            description = "A plan as 'check' takes it, or two states as 'terraform show -json' prints them")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private ReadingOption reading;

    @Mixin
    private RefreshOption refresh;

    @Mixin
    private PolicyOption policies;

    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private OriginOption origin;

    @Mixin
    private ArchiveOption archive;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder for the report, as 'check' writes it (default: none)")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
                    + " json is the decision, which says the same and more")
    private OutputFormat format;

    @Option(
            names = {"--verbose", "--remedies"},
            description = "List noise and what is ignored as well, and how to get rid of each drift")
    private boolean verbose;

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        checkArguments();
        List<Decision> decisions;
        try (ArchiveOption.Recording recording = archive.open(output != null)) {
            decisions = decide(new GuardEngine(Version.current()), recording);
            if (output != null) {
                ReportWriter.write(decisions, output.toAbsolutePath(), recording.folder());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.TEXT) {
            DriftPrinter printer = new DriftPrinter(out, Style.of(noColor), verbose);
            decisions.forEach(printer::print);
        } else {
            out.println(format.print(decisions));
        }
        return ExitCode.ofDrift(decisions);
    }

    private void checkArguments() throws UserError {
        reading.check();
        refresh.check();
        for (Path file : files) {
            PlanOption.file(file, files.size() == 1 ? "plan" : "state");
        }
        if (files.isEmpty() && configuration.folder() == null) {
            throw new UserError(
                    "What is to be looked at?", "Name a plan, two states, or a folder to refresh with --dir DIR");
        }
        if (files.isEmpty() && !Files.isDirectory(configuration.folder())) {
            throw new UserError(
                    "The folder '" + configuration.folder() + "' does not exist",
                    "Name the folder of the configuration");
        }
    }

    private List<Decision> decide(GuardEngine engine, ArchiveOption.Recording recording) throws IOException, UserError {
        try {
            return switch (files.size()) {
                case 0 -> refreshed(engine, recording);
                case 1 -> judge(engine, PlanFiles.open(files.get(0), reading.tool()), recording);
                default -> {
                    PlanSource recorded = PlanSource.ofFile(files.get(0));
                    PlanSource real = PlanSource.ofFile(files.get(1));
                    yield judge(
                            engine,
                            PlanFiles.Opened.json(StateComparison.of(recorded, real, reading.limits())),
                            recording);
                }
            };
        } catch (ToolException e) {
            return refuse(
                    engine, new Decision.GuardError("input", e.getMessage(), name(), 0, 0, e.remedy()), recording);
        } catch (PlanException e) {
            return refuse(
                    engine,
                    new Decision.GuardError("input", e.getMessage(), e.file(), e.line(), e.column(), e.remedy()),
                    recording);
        }
    }

    private List<Decision> refreshed(GuardEngine engine, ArchiveOption.Recording recording)
            throws IOException, UserError {
        OnShutdown cleaning = new OnShutdown();
        try (Refreshed refreshed =
                RefreshProcess.run(refresh.request(configuration.folder().toAbsolutePath()), reading.tool())) {
            if (!refreshed.problem().isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("not every resource could be looked at: " + SafeText.oneLine(refreshed.problem()));
            }
            return judge(engine, refreshed.opened(), recording);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("The refresh was interrupted", "Run it again");
        } finally {
            cleaning.done();
        }
    }

    private List<Decision> judge(GuardEngine engine, PlanFiles.Opened opened, ArchiveOption.Recording recording)
            throws IOException, UserError {
        Path near = near();
        GuardRequest request = new GuardRequest(
                ID,
                opened.source(),
                opened.savedPlanSha256(),
                policies.read(near),
                reading.limits(),
                configuration.read(near),
                reading.now(),
                DriftWatch.NONE,
                origin.provenance(configuration.origin(near, origin.configuration())));
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), Style.isTerminal())) {
            return recording.finish(request, engine.evaluateAll(request, progress, recording.sink()));
        }
    }

    /** Where policies and configuration may lie. */
    private Path near() {
        if (files.isEmpty()) {
            return configuration.folder();
        }
        Path parent = files.get(files.size() - 1).getParent();
        return parent == null ? Path.of("") : parent;
    }

    private String name() {
        return String.valueOf((files.isEmpty() ? configuration.folder() : files.get(0)).getFileName());
    }

    private List<Decision> refuse(GuardEngine engine, Decision.GuardError error, ArchiveOption.Recording recording)
            throws IOException, UserError {
        List<Decision> refused = List.of(engine.refuse(ID, error, name(), origin.provenance(origin.configuration())));
        return recording.folder() == null
                ? refused
                : recording.finish(
                        policies.read(near()), configuration.read(near()), reading.now(), reading.limits(), refused);
    }
}
