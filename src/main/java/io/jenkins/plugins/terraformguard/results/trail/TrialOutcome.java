package io.jenkins.plugins.terraformguard.results.trail;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.replay.Effect;
import io.jenkins.plugins.terraformguard.engine.replay.TrialRow;
import io.jenkins.plugins.terraformguard.engine.replay.TrialSummary;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What other policies would have meant for the kept builds of a job, as the page shows it.
 *
 * @param time when it began, or ended if it has
 * @param running whether it is under way
 * @param question which policies were tried, for people
 * @param problem why it could not be done, or why it was not done for all; empty if it was
 * @param summary the sentence on all of them, empty while it is under way
 * @param rows builds, the newest first
 */
@Restricted(NoExternalUse.class)
public record TrialOutcome(
        String time, boolean running, String question, String problem, String summary, List<Row> rows) {
    private static final int MAX_TEXT = 1_000;

    public TrialOutcome {
        rows = List.copyOf(rows);
    }

    /**
     * A build.
     *
     * @param href address of it
     * @param waived whether waivers take back what it would have meant
     */
    @Restricted(NoExternalUse.class)
    public record Row(
            String build,
            String href,
            VerdictLook then,
            VerdictLook now,
            String effect,
            boolean waived,
            int added,
            int gone,
            int changed,
            String problem) {}

    static TrialOutcome started(String question) {
        return new TrialOutcome(now(), true, question, "", "", List.of());
    }

    static TrialOutcome failed(String question, String problem) {
        return new TrialOutcome(now(), false, question, SafeText.oneLine(problem, MAX_TEXT), "", List.of());
    }

    static TrialOutcome of(String question, List<Row> rows, TrialSummary summary, String problem) {
        String text = Messages.TrialOutcome_summary(
                summary.count(Effect.BLOCKS),
                summary.tried(),
                summary.waived(Effect.BLOCKS),
                summary.count(Effect.ASKS),
                summary.waived(Effect.ASKS),
                summary.failed());
        return new TrialOutcome(now(), false, question, problem, text, rows);
    }

    static Row row(String build, String href, TrialRow row) {
        return new Row(
                build,
                href,
                row.then().isEmpty() ? null : VerdictLook.of(Verdict.byId(row.then())),
                row.now().isEmpty() ? null : VerdictLook.of(Verdict.byId(row.now())),
                row.effect() == Effect.NONE ? "" : row.effect().id(),
                row.waived(),
                row.added(),
                row.gone(),
                row.changed(),
                SafeText.oneLine(row.problem(), MAX_TEXT));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
