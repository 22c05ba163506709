package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.plan.PlanDocuments;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.remedy.FixPatch;
import io.jenkins.plugins.terraformguard.engine.remedy.RemedyBudget;
import io.jenkins.plugins.terraformguard.engine.replay.RemedyCheck;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code terraform-guard fix PLAN}. */
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Looks for changes of attributes that get rid of findings, and tries each on the plan in memory:"
                + " only what removes its finding and adds none is shown.",
        footer = {
            "",
            "Exit codes: 0 there is a fix for every violation that counts, or there is none; 1 some have no fix;",
            "            2 bad usage or input."
        })
final class FixCommand implements Callable<Integer> {
    @Mixin
    private PlanOption plan;

    @Mixin
    private PolicyOption policies;

    @Mixin
    private ConfigurationOption configuration;

    @Option(
            names = "--patch",
            paramLabel = "FILE",
            description =
                    "Write the fixes as a patch of the configuration, for 'git apply' at the root of the repository;"
                            + " what is there is replaced. Only with a single plan")
    private Path patch;

    @Option(
            names = "--judgements",
            paramLabel = "N",
            defaultValue = "60",
            description = "How often the plan may be judged (default: ${DEFAULT-VALUE})")
    private int judgements;

    @Option(
            names = "--max-findings",
            paramLabel = "N",
            defaultValue = "20",
            description = "For how many findings a fix is looked for, the worst first (default: ${DEFAULT-VALUE})")
    private int findings;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ListFormat format;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        plan.check();
        if (judgements < 1 || judgements > 10_000 || findings < 1 || findings > 10_000) {
            throw new UserError("--judgements and --max-findings go from 1 to 10000", "Name such a number");
        }
        PrintWriter out = spec.commandLine().getOut();
        FixPrinter printer = new FixPrinter(out, format);
        int code = ExitCode.OK;
        List<PlanSource> plans = plans();
        if (plans.size() > 1 && patch != null) {
            throw new UserError(
                    "There are " + plans.size() + " plans in the file, and one patch can't be for all of them",
                    "Give one plan, or leave --patch out");
        }
        GuardEngine engine = new GuardEngine(Version.current());
        for (PlanSource source : plans) {
            code = Math.max(code, fix(engine, request(source), printer));
        }
        printer.end();
        return code;
    }

    /** Each plan of the file. */
    private List<PlanSource> plans() throws IOException, UserError {
        try {
            PlanFiles.Opened opened = plan.open();
            List<PlanSource> plans = PlanDocuments.in(opened.source(), plan.limits());
            return plans.size() > 1 ? plans : List.of(opened.source());
        } catch (ToolException e) {
            throw new UserError(e.getMessage(), e.remedy());
        } catch (PlanException e) {
            throw new UserError(e.getMessage(), e.remedy());
        }
    }

    private GuardRequest request(PlanSource source) throws IOException, UserError {
        return new GuardRequest(
                "default",
                source,
                "",
                policies.read(plan.folder()),
                plan.limits(),
                configuration.read(plan.folder()),
                plan.now(),
                DriftWatch.NONE,
                Provenance.NONE);
    }

    private int fix(GuardEngine engine, GuardRequest request, FixPrinter printer) throws IOException, UserError {
        Decision decision;
        List<Fix> fixes;
        FixPatch written;
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), Style.isTerminal())) {
            decision = engine.evaluate(request, progress);
            if (decision.error() != null) {
                throw new UserError(decision.error().message(), decision.error().remedy());
            }
            RemedyBudget budget = new RemedyBudget(judgements, RemedyBudget.DEFAULT.planBytes(), findings);
            RemedyCheck check = RemedyCheck.of(engine, request, decision, budget);
            fixes = check.search();
            written = check.patch(fixes, configuration.texts(plan.folder()));
        }
        if (patch != null) {
            write(written);
        }
        return printer.print(decision, fixes, written, patch) ? ExitCode.OK : ExitCode.VIOLATION;
    }

    /** An earlier patch does not stay where there is none any more. */
    private void write(FixPatch written) throws UserError {
        try {
            if (written.text().isEmpty()) {
                Files.deleteIfExists(patch);
            } else {
                Files.writeString(patch, written.text());
            }
        } catch (IOException e) {
            throw new UserError("The patch can't be written: " + e.getMessage(), "Name another file with --patch");
        }
    }
}
