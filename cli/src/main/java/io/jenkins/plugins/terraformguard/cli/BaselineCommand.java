package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BaselineResult;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.BaselineUse;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.report.ExemptionText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.waiver.Baseline;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code terraform-guard baseline PLAN}. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Records what is found today, so that only what comes later counts.")
final class BaselineCommand implements Callable<Integer> {
    @Mixin
    private PlanOption plan;

    @Mixin
    private PolicyOption policies;

    @Mixin
    private ConfigurationOption configuration;

    @Mixin
    private ImportOption imports;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write (default: " + Baseline.FILE_NAME + " in the folder of the policies)")
    private Path out;

    @Option(
            names = "--update",
            description = "Only follow what has moved and drop what is gone, in the baseline beside the policies;"
                    + " add nothing")
    private boolean update;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        plan.check();
        imports.check();
        PolicyInput layers = policies.read(plan.folder());
        List<PolicyFile> baselines = layers.project().stream()
                .filter(file -> file.fileName().equals(Baseline.FILE_NAME))
                .toList();
        if (update && baselines.isEmpty()) {
            throw new UserError(
                    "There is no " + Baseline.FILE_NAME + " beside the policies", "Leave --update out to make one");
        }
        if (!update) {
            layers = new PolicyInput(
                    layers.organisation(),
                    layers.folders(),
                    layers.project().stream()
                            .filter(file -> !baselines.contains(file))
                            .toList());
        }
        BaselineResult result = judge(layers);
        PrintWriter print = spec.commandLine().getOut();
        if (result.recorded() == null) {
            Decision.GuardError error = result.decision().error();
            throw new UserError(SafeText.position(error.file(), error.line()) + ": " + error.message(), error.remedy());
        }
        Baseline baseline = update ? result.updated() : result.recorded();
        if (baseline.isTooLarge()) {
            throw new UserError(
                    "There are " + baseline.entries().size() + " findings, which is more than a baseline may hold",
                    "Switch policies on one after the other");
        }
        Path target = out != null ? out : policies.folder(plan.folder()).resolve(Baseline.FILE_NAME);
        write(target.toAbsolutePath(), baseline.write());
        BaselineUse use = result.decision().exemptions().baseline();
        if (use != null) {
            print.println(ExemptionText.summary(use));
        }
        print.println(SafeText.oneLine(target.toString()) + ": "
                + baseline.entries().size() + " findings, of "
                + result.decision().findings().size()
                + " in the plan. Hard-mandatory ones, waived ones and errors are never recorded.");
        return ExitCode.OK;
    }

    private BaselineResult judge(PolicyInput files) throws IOException, UserError, InterruptedException {
        GuardEngine engine = new GuardEngine(Version.current());
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), false)) {
            PlanFiles.Opened opened = plan.open();
            List<ForeignReport> foreign = configuration.rooted(
                    plan.folder(), imports.read(plan.path(), opened.source(), plan.limits(), plan.tool()));
            // What others find by file and line can be told of a resource only with the configuration.
            SourceIndex sources = foreign.isEmpty() ? SourceIndex.EMPTY : configuration.read(plan.folder());
            return engine.baseline(
                    new GuardRequest(
                            "baseline",
                            opened.source(),
                            opened.savedPlanSha256(),
                            files,
                            plan.limits(),
                            sources,
                            plan.now(),
                            DriftWatch.NONE,
                            Provenance.NONE,
                            foreign),
                    progress);
        } catch (ToolException e) {
            throw new UserError(e.getMessage(), e.remedy());
        }
    }

    /** Either the whole file is there, or it is as it was. */
    private static void write(Path target, byte[] content) throws UserError {
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempFile(target.getParent(), Baseline.FILE_NAME, ".tmp");
            try {
                Files.write(fresh, content);
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UserError("The baseline can't be written: " + e.getMessage(), "Name another file with --out");
        }
    }
}
