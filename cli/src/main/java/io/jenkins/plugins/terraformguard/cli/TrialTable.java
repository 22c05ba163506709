package io.jenkins.plugins.terraformguard.cli;

import static io.jenkins.plugins.terraformguard.cli.ReplayTable.cell;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.replay.DecisionLabel;
import io.jenkins.plugins.terraformguard.engine.replay.Effect;
import io.jenkins.plugins.terraformguard.engine.replay.PolicyChange;
import io.jenkins.plugins.terraformguard.engine.replay.PolicyTrial;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayDocument;
import io.jenkins.plugins.terraformguard.engine.replay.TrialResult;
import io.jenkins.plugins.terraformguard.engine.replay.TrialRow;
import io.jenkins.plugins.terraformguard.engine.replay.TrialSummary;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Decisions with other policies: a line each, and what it comes to at the end. */
final class TrialTable implements ReplayOutcomes {
    private static final String ROW = "%-24s %-7s %-12s %-20s %-17s %-17s %5s %6s  %-14s %s%n";

    private final PolicyChange change;
    private final PolicyTrial trial;
    private final TrialSummary summary = new TrialSummary();
    private final PrintWriter out;
    private final Style style;
    private final JsonRows json;
    private final boolean details;
    private int stopped = ExitCode.OK;

    /**
     * @param json whether to print JSON
     * @param details whether to print every finding that is other
     */
    TrialTable(PolicyChange change, PrintWriter out, Style style, boolean json, boolean details) {
        this.change = change;
        this.trial = new PolicyTrial(Version.current(), change);
        this.out = out;
        this.style = style;
        this.json = json ? new JsonRows(out) : null;
        this.details = details;
    }

    @Override
    public void begin(int decisions, List<String> problems) {
        if (json != null) {
            json.begin(
                    Map.of(
                            "layer",
                            change.layer() == null ? "" : change.layer().name(),
                            "bundled",
                            change.currentRules() ? "current" : "archived",
                            "now",
                            change.now() == null ? "" : change.now().toString()),
                    problems);
            return;
        }
        out.println("Replaced: "
                + (change.layer() == null
                        ? "no layer"
                        : "the layer " + change.layer().name())
                + "; bundled rules: " + (change.currentRules() ? "those of this version" : "those of then")
                + "; time: " + (change.now() == null ? "that of then" : change.now()));
        out.println();
        out.printf(ROW, "JOB", "BUILD", "GUARD", "DATE", "THEN", "NOW", "NEW", "WAIVED", "EFFECT", "PLACE");
    }

    @Override
    public Runnable next(String place, ReplayCase past, GuardProgress progress) {
        TrialResult result = trial.run(past, progress);
        TrialRow row = result.row();
        summary.add(row);
        if (row.isStopped() && stopped != ExitCode.VIOLATION) {
            stopped = row.effect() == Effect.BLOCKS ? ExitCode.VIOLATION : ExitCode.UNDECIDED;
        }
        return () -> print(place, result);
    }

    private void print(String place, TrialResult result) {
        if (json != null) {
            json.add(ReplayDocument.of(place, result));
            return;
        }
        TrialRow row = result.row();
        DecisionLabel label = row.label();
        out.printf(
                ROW,
                cell(label.job(), 24),
                cell(label.build(), 7),
                cell(label.guard(), 12),
                cell(label.date(), 20),
                cell(row.then(), 18),
                cell(row.now(), 18),
                row.added(),
                row.exempt(),
                row.problem().isEmpty() ? effect(row) : "not replayed",
                SafeText.oneLine(place, 200));
        if (!row.problem().isEmpty()) {
            out.println("    " + style.warn(SafeText.oneLine(row.problem())));
        }
        result.notes().forEach(note -> out.println("    note: " + SafeText.oneLine(note)));
        if (details) {
            new TrialDetails(out, style).print(result);
        }
    }

    private static String effect(TrialRow row) {
        return row.effect() == Effect.NONE ? "-" : row.effect().id() + (row.waived() ? ", waived" : "");
    }

    @Override
    public int end() {
        if (json != null) {
            json.end(
                    "terraform-guard/policy-trial/v1",
                    Map.of(
                            "tried", summary.tried(),
                            "failed", summary.failed(),
                            "blocks", summary.count(Effect.BLOCKS),
                            "blocks_waived", summary.waived(Effect.BLOCKS),
                            "asks", summary.count(Effect.ASKS),
                            "asks_waived", summary.waived(Effect.ASKS),
                            "eases", summary.count(Effect.EASES)));
        } else {
            text();
        }
        return stopped == ExitCode.VIOLATION || summary.failed() == 0 ? stopped : ExitCode.BAD_INPUT;
    }

    private void text() {
        out.println();
        out.println(style.strong("Would have blocked " + counted(Effect.BLOCKS)));
        out.println("Would have asked for approval in " + counted(Effect.ASKS));
        out.println("Would have let through more easily " + summary.count(Effect.EASES));
        if (summary.failed() > 0) {
            out.println(style.warn("Could not be replayed, and not counted: " + summary.failed()));
        }
    }

    private String counted(Effect effect) {
        int waived = summary.waived(effect);
        return summary.count(effect) + " of " + summary.tried()
                + (waived == 0 ? "" : ", " + waived + " of them waived");
    }
}
