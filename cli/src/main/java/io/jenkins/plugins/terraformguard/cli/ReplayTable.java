package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.replay.DecisionLabel;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayDocument;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayResult;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayStatus;
import io.jenkins.plugins.terraformguard.engine.replay.Replayer;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decisions that were made again with their own policies: a line each, under it what is different. */
final class ReplayTable implements ReplayOutcomes {
    private static final String ROW = "%-15s %-24s %-7s %-12s %-20s %-17s  %s%n";

    private final Replayer replayer = new Replayer(Version.current());
    private final Map<ReplayStatus, Integer> counts = new TreeMap<>();
    private final PrintWriter out;
    private final Style style;
    private final JsonRows json;

    /** @param json whether to print JSON */
    ReplayTable(PrintWriter out, Style style, boolean json) {
        this.out = out;
        this.style = style;
        this.json = json ? new JsonRows(out) : null;
    }

    @Override
    public void begin(int decisions, List<String> problems) {
        if (json != null) {
            json.begin(Map.of(), problems);
        } else {
            out.printf(ROW, "STATUS", "JOB", "BUILD", "GUARD", "DATE", "VERDICT", "PLACE");
        }
    }

    @Override
    public Runnable next(String place, ReplayCase past, GuardProgress progress) {
        ReplayResult result = replayer.replay(past, progress);
        counts.merge(result.status(), 1, Integer::sum);
        return () -> print(place, result);
    }

    private void print(String place, ReplayResult result) {
        if (json != null) {
            json.add(ReplayDocument.of(place, result));
            return;
        }
        DecisionLabel label = result.label();
        out.printf(
                ROW,
                result.status().id(),
                cell(label.job(), 24),
                cell(label.build(), 7),
                cell(label.guard(), 12),
                cell(label.date(), 20),
                result.verdict(),
                SafeText.oneLine(place, 200));
        if (result.first() != null) {
            out.println("    " + style.bad("first difference") + " at "
                    + SafeText.oneLine(result.first().pointer(), 400));
            out.println("      archived: " + value(result.first().archived()));
            out.println("      replayed: " + value(result.first().replayed()));
            out.println("      in all " + result.differences() + ": "
                    + result.parts().entrySet().stream()
                            .map(part -> SafeText.oneLine(part.getKey(), 100) + " " + part.getValue())
                            .collect(Collectors.joining(", ")));
        }
        if (!result.missing().isEmpty()) {
            out.println("    keys that it does not have: "
                    + result.missing().stream().map(SafeText::oneLine).collect(Collectors.joining(", ")));
        }
        if (!result.problem().isEmpty()) {
            out.println("    " + style.warn(SafeText.oneLine(result.problem())));
        }
        result.notes().forEach(note -> out.println("    note: " + SafeText.oneLine(note)));
    }

    private static String value(String json) {
        return json.isEmpty() ? "(nothing)" : SafeText.oneLine(json);
    }

    /** A text in a column. */
    static String cell(String text, int width) {
        return text.isEmpty() ? "-" : SafeText.oneLine(text, width - 1);
    }

    @Override
    public int end() {
        if (json != null) {
            Map<String, Integer> summary = new TreeMap<>();
            for (ReplayStatus status : ReplayStatus.values()) {
                summary.put(status.id().replace('-', '_'), count(status));
            }
            json.end("terraform-guard/replay/v1", summary);
        } else {
            out.println();
            out.println("Result: "
                    + counts.entrySet().stream()
                            .map(count -> count.getValue() + " " + coloured(count.getKey()))
                            .collect(Collectors.joining(", ")));
        }
        return count(ReplayStatus.DIFFERENT) > 0
                ? ExitCode.VIOLATION
                : count(ReplayStatus.NOT_REPLAYABLE) > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
    }

    private int count(ReplayStatus status) {
        return counts.getOrDefault(status, 0);
    }

    private String coloured(ReplayStatus status) {
        return switch (status) {
            case IDENTICAL, SAME_KEYS -> style.good(status.id());
            case DIFFERENT -> style.bad(status.id());
            case NOT_REPLAYABLE -> style.warn(status.id());
        };
    }
}
