package io.jenkins.plugins.terraformguard.health;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.health.HealthTable.Row;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The last warnings and errors, as far as this controller remembers them. */
@Extension(ordinal = -100)
@Restricted(NoExternalUse.class)
public final class ErrorHealth implements HealthReport {
    @Override
    public String id() {
        return "errors";
    }

    @Override
    public HealthSection look(boolean administrator) {
        List<Row> rows = ErrorLog.last().stream()
                .map(line -> Row.of(line.at().toString(), line.level(), line.place(), line.text()))
                .toList();
        return HealthSection.of(
                        Messages.ErrorHealth_title(),
                        rows.isEmpty() ? HealthState.FINE : HealthState.WATCH,
                        rows.isEmpty() ? Messages.ErrorHealth_none() : Messages.ErrorHealth_some(rows.size()))
                .with(HealthTable.of(
                        Messages.ErrorHealth_title(),
                        List.of(
                                Messages.ErrorHealth_at(),
                                Messages.ErrorHealth_level(),
                                Messages.ErrorHealth_place(),
                                Messages.ErrorHealth_text()),
                        rows));
    }
}
