package io.jenkins.plugins.terraformguard.rollout;

import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.health.HealthReport;
import io.jenkins.plugins.terraformguard.health.HealthSection;
import io.jenkins.plugins.terraformguard.health.HealthState;
import io.jenkins.plugins.terraformguard.health.HealthTable;
import io.jenkins.plugins.terraformguard.health.HealthTable.Row;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
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
        List<Row> rows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String place : RolloutIndex.get().places()) {
            Item folder = place.isEmpty() ? null : Jenkins.get().getItemByFullName(place);
            if (place.isEmpty() || folder != null && folder.hasPermission(Item.EXTENDED_READ)) {
                DemotionStore store = new DemotionStore(folder);
                problems.add(store.problem());
                store.read().told().forEach(demotion -> rows.add(row(place, demotion)));
            }
        }
        problems.removeIf(String::isEmpty);
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
                demotion.pack() + " " + demotion.version(),
                place.isEmpty() ? Messages.RolloutHealth_organisation() : place,
                demotion.stage().id(),
                demotion.since().toString(),
                demotion.reason());
    }
}
