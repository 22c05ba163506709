package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.health.HealthReport;
import io.jenkins.plugins.terraformguard.health.HealthSection;
import io.jenkins.plugins.terraformguard.health.HealthSection.Action;
import io.jenkins.plugins.terraformguard.health.HealthSection.Fact;
import io.jenkins.plugins.terraformguard.health.HealthState;
import io.jenkins.plugins.terraformguard.health.HealthTable;
import io.jenkins.plugins.terraformguard.health.HealthTable.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How the rows of all guards are kept; they can be made anew. */
@Extension(ordinal = 100)
@Restricted(NoExternalUse.class)
public final class FleetReport implements HealthReport {
    private static final String REBUILD = "rebuild";

    @Override
    public String id() {
        return "fleet";
    }

    /** Which jobs failed is for administrators: others may not know of them. */
    @Override
    public HealthSection look(boolean administrator) {
        FleetHealth health = FleetIndex.get().health();
        HealthState state = health.damage().isEmpty()
                ? health.failures().isEmpty() ? HealthState.FINE : HealthState.WATCH
                : HealthState.WRONG;
        List<Row> rows = administrator ? health.failures().stream().map(Row::of).toList() : List.of();
        return HealthSection.of(Messages.FleetReport_title(), state, summary(health))
                .with(
                        new Fact(Messages.FleetReport_rows(), Integer.toString(health.rows())),
                        new Fact(Messages.FleetReport_jobs(), Integer.toString(health.jobs())),
                        new Fact(Messages.FleetReport_built(), time(health.builtAt())),
                        new Fact(Messages.FleetReport_saved(), time(health.savedAt())))
                .with(HealthTable.of(Messages.FleetReport_title(), List.of(Messages.FleetReport_failure()), rows))
                .with(new Action(REBUILD, Messages.FleetReport_rebuild(), Messages.FleetReport_note()))
                .on(FleetAction.URL_NAME + "/");
    }

    private static String summary(FleetHealth health) {
        if (!health.damage().isEmpty()) {
            return Messages.FleetReport_damaged(health.damage());
        }
        if (health.rebuilding()) {
            return Messages.FleetReport_rebuilding();
        }
        if (!health.failures().isEmpty()) {
            return Messages.FleetReport_failed(health.failures().size());
        }
        return health.unsaved() ? Messages.FleetReport_unsaved() : Messages.FleetReport_fine();
    }

    @Override
    public boolean act(String action) {
        if (!REBUILD.equals(action)) {
            return false;
        }
        // Where it is being done already, nothing more is needed.
        FleetIndex.get().rebuild();
        return true;
    }

    private static String time(Instant at) {
        return at == null
                ? Messages.FleetReport_never()
                : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
