package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.replay.DecisionLabel;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.engine.replay.ReviewDrift;
import io.jenkins.plugins.terraformguard.engine.replay.ReviewReplay;
import io.jenkins.plugins.terraformguard.engine.report.ReviewText;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Reviews of the past that were asked for again: a line each, under it what reviewers see otherwise now. */
final class ReviewDriftTable implements ReplayOutcomes {
    static final String SCHEMA = "terraform-guard/replay-review/v1";

    private static final String ROW = "%-10s %-24s %-7s %-12s %-17s %-17s  %s%n";
    private static final int MAX_TEXT = 300;

    /** What may come of asking again, the worst last. */
    private enum Status {
        SAME("same"),
        DIFFERENT("different"),
        VERDICT("verdict"),
        NOT_ASKED("not-asked");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        static Status of(ReviewDrift drift) {
            return !drift.problem().isEmpty()
                    ? NOT_ASKED
                    : drift.isSame() ? SAME : drift.verdictThen() == drift.verdictNow() ? DIFFERENT : VERDICT;
        }
    }

    private final ReviewPanel panel;
    private final PrintWriter out;
    private final Style style;
    private final JsonRows json;
    private final boolean details;
    private final Map<Status, Integer> counts = new TreeMap<>();

    /**
     * Asks while it is told what to print.
     *
     * @param panel who is asked
     * @param json whether to print JSON
     * @param details whether to print what every reviewer came to
     */
    ReviewDriftTable(ReviewPanel panel, PrintWriter out, Style style, boolean json, boolean details) {
        this.panel = panel;
        this.out = out;
        this.style = style;
        this.json = json ? new JsonRows(out) : null;
        this.details = details;
    }

    @Override
    public void begin(int decisions, List<String> problems) {
        if (json != null) {
            json.begin(Map.of(), problems);
        } else {
            out.printf(ROW, "STATUS", "JOB", "BUILD", "GUARD", "VERDICT THEN", "VERDICT NOW", "PLACE");
        }
    }

    @Override
    public Runnable next(String place, ReplayCase past, GuardProgress progress) {
        ReviewDrift drift;
        try {
            drift = ReviewReplay.ask(past, panel, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while reviewers were asked");
        }
        Status status = Status.of(drift);
        counts.merge(status, 1, Integer::sum);
        return () -> {
            if (json != null) {
                json.add(ReviewDriftDocument.of(place, status.id, drift));
            } else {
                print(place, status, drift);
            }
        };
    }

    private void print(String place, Status status, ReviewDrift drift) {
        DecisionLabel label = drift.label();
        boolean asked = status != Status.NOT_ASKED;
        out.printf(
                ROW,
                status.id,
                ReplayTable.cell(label.job(), 24),
                ReplayTable.cell(label.build(), 7),
                ReplayTable.cell(label.guard(), 12),
                asked ? drift.verdictThen().id() : "-",
                asked ? drift.verdictNow().id() : "-",
                SafeText.oneLine(place, MAX_TEXT));
        if (!asked) {
            out.println("    " + style.warn(SafeText.oneLine(drift.problem())));
            return;
        }
        subjects("raised now and not then", drift.raisedSubjects());
        subjects("raised then and not now", drift.loweredSubjects());
        concerns("new", drift.newConcerns());
        concerns("gone", drift.goneConcerns());
        for (ReviewDrift.Asked role : drift.asked()) {
            if (details || role.isOtherModel()) {
                out.println(style.dim("    " + SafeText.oneLine(role.role(), MAX_TEXT) + ": " + who(role.then())
                        + " -> " + who(role.now())));
            }
        }
    }

    private void subjects(String what, List<String> subjects) {
        if (!subjects.isEmpty()) {
            out.println("    " + what + ": "
                    + subjects.stream()
                            .map(subject -> SafeText.oneLine(subject, MAX_TEXT))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void concerns(String what, List<ReviewSummary.Concern> concerns) {
        concerns.forEach(concern -> out.println(
                "    " + what + ": " + concern.severity().id() + ", " + SafeText.oneLine(concern.title(), MAX_TEXT)));
    }

    private static String who(Optional<ReviewSummary.Witness> witness) {
        return witness.map(one -> ReviewText.who(one) + ", " + ReviewText.outcome(one))
                .orElse("nobody");
    }

    @Override
    public int end() {
        if (json != null) {
            Map<String, Integer> summary = new TreeMap<>();
            for (Status status : Status.values()) {
                summary.put(status.id.replace('-', '_'), count(status));
            }
            json.end(SCHEMA, summary);
        } else {
            out.println();
            out.println("Result: "
                    + counts.entrySet().stream()
                            .map(count -> count.getValue() + " " + count.getKey().id)
                            .collect(Collectors.joining(", ")));
        }
        return count(Status.VERDICT) > 0
                ? ExitCode.VIOLATION
                : count(Status.NOT_ASKED) > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
    }

    private int count(Status status) {
        return counts.getOrDefault(status, 0);
    }
}
