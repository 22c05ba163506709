package io.jenkins.plugins.terraformguard.rollout;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.report.RolloutText;
import io.jenkins.plugins.terraformguard.health.HealthReport;
import io.jenkins.plugins.terraformguard.health.HealthSection;
import io.jenkins.plugins.terraformguard.health.HealthState;
import io.jenkins.plugins.terraformguard.health.HealthTable;
import io.jenkins.plugins.terraformguard.health.HealthTable.Row;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Which packs took a step back; those of folders that whoever looks may not see are left out. */
@Extension
@Restricted(NoExternalUse.class)
public final class RolloutHealth implements HealthReport {
    @Override
    public String id() {
        return "rollout";
    }

    @Override
    public HealthSection look(boolean administrator) {
        List<StepsBack> layers =
                StepsBack.all().stream().filter(StepsBack::isReadable).toList();
        List<Row> rows = layers.stream()
                .flatMap(layer -> layer.held().stream().map(demotion -> row(layer.place(), demotion)))
                .toList();
        List<String> problems = layers.stream()
                .map(StepsBack::problem)
                .filter(problem -> !problem.isEmpty())
                .toList();
        HealthState state =
                !problems.isEmpty() ? HealthState.WRONG : rows.isEmpty() ? HealthState.FINE : HealthState.WATCH;
        String summary = !problems.isEmpty()
                ? String.join("; ", problems)
                : rows.isEmpty() ? Messages.RolloutHealth_fine() : Messages.RolloutHealth_some(rows.size());
        return HealthSection.of(Messages.RolloutHealth_title(), state, summary)
                .with(HealthTable.of(
                        Messages.RolloutHealth_title(),
                        List.of(
                                Messages.RolloutHealth_pack(),
                                Messages.RolloutHealth_place(),
                                Messages.RolloutHealth_most(),
                                Messages.RolloutHealth_since(),
                                Messages.RolloutHealth_reason()),
                        rows))
                .on("manage/" + RolloutPage.URL_NAME + "/");
    }

    private static Row row(String place, Demotion demotion) {
        return Row.of(
                demotion.pack() + " " + RolloutText.version(demotion.version(), demotion.policies()),
                place.isEmpty() ? Messages.RolloutHealth_organisation() : place,
                demotion.stage().id(),
                demotion.since().toString(),
                demotion.reason());
    }
}
