package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.fleet.FleetRow;
import io.jenkins.plugins.terraformguard.results.SitePath;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.util.Comparator;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a list shows of a job.
 *
 * @param text for people
 * @param order what to sort by; jobs without a guard come first
 * @param href where there is more, empty for nowhere
 */
@Restricted(NoExternalUse.class)
public record ColumnCell(String text, int order, String href) {
    static final ColumnCell NOTHING = new ColumnCell("", -1, "");

    static ColumnCell verdict(Job<?, ?> job, List<FleetRow> rows) {
        return rows.stream()
                .map(FleetRow::verdict)
                .max(Comparator.naturalOrder())
                .map(worst ->
                        new ColumnCell(VerdictLook.of(worst).getWord(), worst.ordinal(), url(job) + "terraform-guard/"))
                .orElse(NOTHING);
    }

    static ColumnCell score(Job<?, ?> job, List<FleetRow> rows) {
        return rows.stream()
                .map(FleetRow::score)
                .min(Comparator.naturalOrder())
                .map(lowest -> new ColumnCell(Integer.toString(lowest), lowest, url(job) + "terraform-guard/"))
                .orElse(NOTHING);
    }

    static ColumnCell drift(Job<?, ?> job, List<FleetRow> rows) {
        if (rows.stream().noneMatch(row -> row.drift().isKnown())) {
            return rows.isEmpty() ? NOTHING : new ColumnCell(FleetTexts.NONE, 0, "");
        }
        int open = rows.stream().mapToInt(row -> row.drift().open()).sum();
        return new ColumnCell(Integer.toString(open), open + 1, open == 0 ? "" : url(job) + "terraform-drift/");
    }

    private static String url(Job<?, ?> job) {
        return SitePath.root() + job.getUrl();
    }
}
