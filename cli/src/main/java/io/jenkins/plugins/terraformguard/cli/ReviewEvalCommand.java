package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.cli.evaluation.Evaluation;
import io.jenkins.plugins.terraformguard.cli.evaluation.EvaluationDocument;
import io.jenkins.plugins.terraformguard.cli.evaluation.EvaluationReport;
import io.jenkins.plugins.terraformguard.cli.evaluation.LabelledSet;
import io.jenkins.plugins.terraformguard.cli.evaluation.Prices;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard review-eval [DIR]}. */
@Command(
        name = "review-eval",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Measures reviewers: has them look at plans of which it is known what is dangerous in them.",
            "Without --model the rules of the guard look alone: what a model has to do better than."
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 precision or recall over plans is below --min-precision or --min-recall,",
            "            2 bad usage or input."
        })
final class ReviewEvalCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Folder with labels.yaml and the plans that it names"
                    + " (default: the set that comes with the command line)")
    private Path folder;

    @Mixin
    private ModelOption model;

    @Mixin
    private RolesOption roles;

    @Option(names = "--critic", description = "Have a critic look through what the others are worried about")
    private boolean critic;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "8000",
            description = "How much of the facts a reviewer is told (default: ${DEFAULT-VALUE})")
    private int tokens;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            defaultValue = "high",
            description =
                    "From which severity on a concern counts: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Severity severity;

    @Option(
            names = "--supported",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description = "Share of a reviewer's claims that the facts must bear out (default: ${DEFAULT-VALUE})")
    private int supported;

    @Option(
            names = "--agreement",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many reviewers must be worried about the same (default: ${DEFAULT-VALUE})")
    private int agreement;

    @Option(
            names = "--price-input",
            paramLabel = "PRICE",
            description = "Price of a million tokens of questions, in whatever currency")
    private BigDecimal priceInput;

    @Option(names = "--price-output", paramLabel = "PRICE", description = "Price of a million tokens of answers")
    private BigDecimal priceOutput;

    @Option(
            names = "--min-precision",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Exit with 1 if less of what is raised is risky")
    private int minPrecision;

    @Option(
            names = "--min-recall",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "Exit with 1 if less of what is risky is raised")
    private int minRecall;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ListFormat format;

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ReviewRules rules = rules();
        Optional<Prices> prices = prices();
        ReviewPanel panel = model.panel(rules);
        LabelledSet set = set();
        EvaluationReport report;
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), Style.isTerminal())) {
            int all = set.plans().size();
            report = new Evaluation(new GuardEngine(Version.current()), rules, panel)
                    .run(set, done -> progress.show("reviewed: " + done + " of " + all, done, all));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (format == ListFormat.JSON) {
            out.println(EvaluationDocument.of(report, prices));
        } else {
            new EvaluationTable(out, Style.of(noColor)).print(report, prices);
        }
        boolean enough = reaches(report.plans().precision(), minPrecision)
                && reaches(report.plans().recall(), minRecall);
        return enough ? ExitCode.OK : ExitCode.VIOLATION;
    }

    /** What can't be said reaches no bound. */
    private static boolean reaches(OptionalDouble share, int percent) {
        return percent == 0 || share.isPresent() && share.getAsDouble() * PERCENT >= percent;
    }

    private ReviewRules rules() throws UserError {
        within("--tokens", tokens, ReviewRules.MIN_TOKENS, ReviewRules.MAX_TOKENS);
        within("--supported", supported, 0, PERCENT);
        within("--agreement", agreement, 1, ReviewRules.ROLES.size());
        within("--min-precision", minPrecision, 0, PERCENT);
        within("--min-recall", minRecall, 0, PERCENT);
        ReviewRules.Raise raise = new ReviewRules.Raise(severity, supported, agreement);
        return roles.in(new ReviewRules(ReviewRules.DEFAULT.roles(), critic, tokens, raise));
    }

    private static void within(String option, int value, int min, int max) throws UserError {
        if (value < min || value > max) {
            throw new UserError(
                    option + " is " + value + ", which is out of bounds", "Write a number from " + min + " to " + max);
        }
    }

    private Optional<Prices> prices() throws UserError {
        if (priceInput == null && priceOutput == null) {
            return Optional.empty();
        }
        if (priceInput == null || priceOutput == null || priceInput.signum() < 0 || priceOutput.signum() < 0) {
            throw new UserError(
                    "Questions and answers both have a price, which is not negative",
                    "Write --price-input 3 --price-output 15");
        }
        return Optional.of(new Prices(priceInput, priceOutput));
    }

    private LabelledSet set() throws IOException, UserError {
        try {
            if (folder == null) {
                return LabelledSet.bundled();
            }
            if (!Files.isRegularFile(folder.resolve(LabelledSet.LABELS))) {
                throw new UserError(
                        "There is no file " + LabelledSet.LABELS + " in '" + folder + "'",
                        "Name a folder with labelled plans; see docs/reviewers-evaluation.md");
            }
            return LabelledSet.in(folder);
        } catch (PolicyException e) {
            throw UserError.of(e);
        }
    }
}
