package io.jenkins.plugins.terraformguard.results.history;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.health.HealthReport;
import io.jenkins.plugins.terraformguard.health.HealthSection;
import io.jenkins.plugins.terraformguard.health.HealthState;
import io.jenkins.plugins.terraformguard.health.HealthTable;
import io.jenkins.plugins.terraformguard.health.HealthTable.Row;
import io.jenkins.plugins.terraformguard.health.LookTime;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Histories that lack a build, or have to be made anew; of jobs that whoever looks may read. Only administrators see errors. */
@Extension(ordinal = 90)
@Restricted(NoExternalUse.class)
public final class HistoryHealth implements HealthReport {
    @Override
    public String id() {
        return "histories";
    }

    @Override
    public HealthSection look(boolean administrator) {
        List<Row> rows = new ArrayList<>();
        LookTime time = LookTime.start();
        boolean whole = true;
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            if (time.isOver()) {
                whole = false;
                break;
            }
            HistoryDue.of(job)
                    .overdue()
                    .forEach((build, reason) -> rows.add(new Row(
                            job.getUrl() + build + "/",
                            List.of(
                                    job.getFullName() + " #" + build,
                                    reason.isEmpty()
                                            ? Messages.HistoryHealth_unknown()
                                            : administrator ? reason : Messages.HistoryHealth_failed()))));
            if (HistoryRebuild.isDue(job)) {
                rows.add(new Row(job.getUrl(), List.of(job.getFullName(), Messages.HistoryHealth_anew())));
            }
        }
        String summary = rows.isEmpty() ? Messages.HistoryHealth_none() : Messages.HistoryHealth_some(rows.size());
        return HealthSection.of(
                        Messages.HistoryHealth_title(),
                        rows.isEmpty() ? HealthState.FINE : HealthState.WATCH,
                        whole ? summary : summary + " " + Messages.HistoryHealth_cut())
                .with(HealthTable.of(
                        Messages.HistoryHealth_title(),
                        List.of(Messages.HistoryHealth_job(), Messages.HistoryHealth_why()),
                        rows));
    }
}
