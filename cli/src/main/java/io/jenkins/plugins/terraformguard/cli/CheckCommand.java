package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.tool.ImportFiles;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code terraform-guard check PLAN}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Judges a plan: the verdict on the terminal, the report in a folder.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private PlanOption plan;

    @Mixin
    private PolicyOption policies;

    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private ImportOption imports;

    @Mixin
    private OriginOption origin;

    @Option(
            names = "--phase",
            defaultValue = "plan",
            description =
                    "What is asked: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). With apply, whether the plan may"
                            + " be applied now: freeze windows count")
    private Phase phase;

    @Mixin
    private ArchiveOption archive;

    @Mixin
    private ReviewOption review;

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

    @Option(names = "--remedies", description = "Print how to get rid of drift as well; the report always says it")
    private boolean remedies;

    @Option(
            names = "--fail-on-drift",
            description = "Where the verdict is pass or advisory, exit with 4 if the plan tells of drift,"
                    + " and with 2 if it can't tell; see 'terraform-guard drift'")
    private boolean failOnDrift;

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        checkArguments();
        List<Decision> decisions;
        try (ArchiveOption.Recording recording = archive.open(true)) {
            decisions = decide(new GuardEngine(Version.current()), recording);
            writeReport(decisions, recording.folder());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format == OutputFormat.TEXT) {
            new TerminalReport(out, Style.of(noColor).colour(), remedies).print(decisions, output);
        } else {
            out.println(format.print(decisions));
        }
        int code = ExitCode.of(Verdict.worst(decisions));
        return failOnDrift && code == ExitCode.OK ? ExitCode.ofDrift(decisions) : code;
    }

    private void checkArguments() throws UserError {
        if (!id.matches("[A-Za-z0-9._-]{1,64}") || id.matches("\\.+")) {
            throw new UserError("The id '" + id + "' is not usable", "Use letters, digits, '.', '_' and '-'");
        }
        plan.check();
        imports.check();
        review.check();
    }

    private List<Decision> decide(GuardEngine engine, ArchiveOption.Recording recording)
            throws IOException, UserError, InterruptedException {
        PolicyInput files = policies.read(plan.folder());
        SourceIndex sources = configuration.read(plan.folder());
        Provenance provenance = origin.provenance(configuration.origin(plan.folder(), origin.configuration()))
                .in(phase.id());
        Instant now = plan.now();
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), Style.isTerminal())) {
            PlanFiles.Opened opened = plan.open();
            List<ForeignReport> foreign = configuration.rooted(
                    plan.folder(), imports.read(plan.path(), opened.source(), plan.limits(), plan.tool()));
            GuardRequest request = new GuardRequest(
                    id,
                    opened.source(),
                    opened.savedPlanSha256(),
                    files,
                    plan.limits(),
                    sources,
                    now,
                    DriftWatch.NONE,
                    ImportFiles.in(provenance, foreign),
                    foreign);
            List<Judged> judged = engine.judgeAll(request, progress, recording.sink());
            return recording.finish(request, review.decisions(engine, request, judged, recording));
        } catch (ToolException e) {
            String name = plan.name();
            Decision.GuardError error = new Decision.GuardError("input", e.getMessage(), name, 0, 0, e.remedy());
            Decision refused = engine.refuse(id, error, name, provenance);
            return recording.finish(files, sources, now, plan.limits(), List.of(refused));
        }
    }

    private void writeReport(List<Decision> decisions, Path archived) throws UserError {
        try {
            ReportWriter.write(decisions, output.toAbsolutePath(), archived);
        } catch (IOException e) {
            throw new UserError("The report can't be written: " + e.getMessage(), "Name another folder with --output");
        }
    }
}
