package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.replay.PolicyChange;
import io.jenkins.plugins.terraformguard.engine.replay.ReplacedLayer;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.tool.replay.PastDecision;
import io.jenkins.plugins.terraformguard.tool.replay.PastDecisions;
import io.jenkins.plugins.terraformguard.tool.replay.PolicyFiles;
import io.jenkins.plugins.terraformguard.tool.trail.SearchLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard replay DIR|FILE...}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Makes decisions again from what was archived with them, and compares them byte by byte.",
            "With --policies, --bundled current or --now: what would have been decided then with other policies,"
                    + " and how many builds that would have blocked.",
            "With --review: what reviewers say today of the same facts, and whether that would lead to other verdicts."
        },
        footer = {
            "",
            "Exit codes: 0 identical; with other policies: nothing is blocked that was let through,",
            "            1 different; with other policies: something would have been blocked;",
            "              with --review: a verdict would be another,",
            "            2 something can't be replayed, bad usage or input,",
            "            3 with other policies: something would have needed an approval.",
            "            Of several outcomes that which comes first in the order 1, 2, 3, 0."
        })
final class ReplayCommand implements Callable<Integer> {
    /** Which bundled rules are asked. */
    enum Bundled {
        ARCHIVED,
        CURRENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final ReviewRules EVERYBODY = new ReviewRules(ReviewRules.ROLES, true, ReviewRules.MAX_TOKENS, null);

    @Parameters(
            paramLabel = "DIR|FILE",
            arity = "1..*",
            description = "Folders, looked through with those in them, zip archives, or files called decision.json")
    private List<Path> named;

    @Option(
            names = "--policies",
            paramLabel = "DIR|ZIP",
            description =
                    "Try these policy files in the place of a layer; see --layer. Waivers and baseline of the layer"
                            + " stay those of then, unless there are such files here")
    private Path policies;

    @Option(
            names = "--layer",
            paramLabel = "LAYER",
            description = "The layer whose place --policies takes: " + ReplacedLayer.FORMS
                    + " (default: project). To try what a platform sets for all, say --layer organisation")
    private String layer;

    @Option(
            names = "--bundled",
            paramLabel = "WHICH",
            defaultValue = "archived",
            description = "Bundled rules: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}), that is, those of then"
                    + " or those of this version")
    private Bundled bundled;

    @Option(names = "--now", description = "Judge waivers as of today (default: as of the time of the decision)")
    private boolean now;

    @Option(
            names = "--review",
            description = "Ask reviewers again, and compare what they say with what they said then: the rules of this"
                    + " version, or the model of --model. It is sent what was sent then")
    private boolean review;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--details",
            description = "Print every finding that other policies see otherwise; for a single"
                    + " decision that is the default")
    private boolean details;

    @Option(
            names = "--limits",
            paramLabel = "NAME=VALUE,...",
            defaultValue = "",
            description = "Bounds of the reader that shall be others, where a plan was read with wider ones")
    private String limits;

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
        ReadLimits allowed = ReadingOption.limits(limits);
        PolicyChange change = change();
        // Whatever sides were looked from then.
        ReviewPanel panel = model.panel(EVERYBODY);
        checkReview(change, panel);
        PastDecisions search = search();
        PrintWriter out = spec.commandLine().getOut();
        boolean json = format == ListFormat.JSON;
        boolean detailed = details || search.found().size() == 1;
        Style style = Style.of(noColor);
        ReplayOutcomes outcomes = review
                ? new ReviewDriftTable(panel, out, style, json, detailed)
                : change == null
                        ? new ReplayTable(out, style, json)
                        : new TrialTable(change, out, style, json, detailed);
        outcomes.begin(search.found().size(), search.problems());
        try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), Style.isTerminal())) {
            int done = 0;
            for (PastDecision past : search.found()) {
                int number = done++;
                replay(past, outcomes, allowed, progress, number, search.found().size());
            }
        }
        int code = outcomes.end();
        search.problems()
                .forEach(problem -> spec.commandLine().getErr().println("error: " + SafeText.oneLine(problem)));
        return code == ExitCode.VIOLATION || search.problems().isEmpty() ? code : ExitCode.BAD_INPUT;
    }

    private static void replay(
            PastDecision past, ReplayOutcomes outcomes, ReadLimits limits, ProgressLine progress, int done, int all) {
        List<Runnable> print = new ArrayList<>();
        try {
            past.look(folder -> print.add(outcomes.next(
                    past.place(),
                    ReplayCase.read(folder, limits),
                    (phase, changes, total) -> progress.show("replayed: " + done + " of " + all, done, all))));
        } catch (IOException e) {
            if (print.isEmpty()) {
                print.add(outcomes.next(
                        past.place(),
                        ReplayCase.unreadable(String.valueOf(e.getMessage())),
                        (phase, some, total) -> {}));
            }
        }
        progress.close();
        print.forEach(Runnable::run);
    }

    private PastDecisions search() throws UserError {
        PastDecisions search = new PastDecisions(SearchLimits.USUAL);
        try {
            for (Path path : named) {
                search.add(path);
            }
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()), "Nothing was replayed");
        }
        if (search.found().isEmpty()) {
            throw new UserError(
                    "There is no decision in what was named, so nothing was replayed",
                    "Name the folder of a report, or of a build's artifacts");
        }
        return search;
    }

    private void checkReview(PolicyChange change, ReviewPanel panel) throws UserError {
        if (review && change != null) {
            throw new UserError(
                    "--review asks reviewers of then about the facts of then, so policies and time must be those of then",
                    "Leave out --policies, --bundled and --now, or --review");
        }
        if (!review && panel != ReviewPanel.NONE) {
            throw new UserError(
                    "Replaying asks no model: what it said then is compared with the facts once more",
                    "Add --review to ask again");
        }
    }

    /** What shall be other than it was; null if nothing shall. */
    private PolicyChange change() throws UserError {
        if (layer != null && policies == null) {
            throw new UserError("--layer says where --policies goes, which is missing", "Name both, or none");
        }
        if (policies == null && bundled == Bundled.ARCHIVED && !now) {
            return null;
        }
        ReplacedLayer replaced = null;
        List<PolicyFile> files = List.of();
        if (policies != null) {
            replaced = layer == null ? ReplacedLayer.PROJECT : ReplacedLayer.parse(layer);
            if (replaced == null) {
                throw new UserError("There is no layer '" + layer + "'", "Name one of " + ReplacedLayer.FORMS);
            }
            files = files();
        }
        Instant time = now ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : null;
        return new PolicyChange(replaced, files, bundled == Bundled.CURRENT, time);
    }

    private List<PolicyFile> files() throws UserError {
        try {
            return PolicyFiles.read(policies);
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()), "Name a folder with policies, or a zip archive of one");
        }
    }
}
