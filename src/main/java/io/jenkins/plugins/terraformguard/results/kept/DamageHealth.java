package io.jenkins.plugins.terraformguard.results.kept;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
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

/** Files of jobs and folders that were damaged and put aside; those of Jenkins itself are for administrators. */
@Extension(ordinal = -50)
@Restricted(NoExternalUse.class)
public final class DamageHealth implements HealthReport {
    @Override
    public String id() {
        return "damage";
    }

    @Override
    public HealthSection look(boolean administrator) {
        List<Row> rows = new ArrayList<>();
        LookTime time = LookTime.start();
        boolean whole = true;
        if (administrator) {
            KeptFolder.asideIn(Jenkins.get().getRootDir().toPath())
                    .forEach(name -> rows.add(Row.of(Messages.DamageHealth_jenkins(), name)));
        }
        for (Item item : Jenkins.get().allItems(Item.class, item -> item instanceof Job || item instanceof ItemGroup)) {
            if (time.isOver()) {
                whole = false;
                break;
            }
            KeptFolder.asideIn(item)
                    .forEach(name -> rows.add(new Row(item.getUrl(), List.of(item.getFullName(), name))));
        }
        String summary = rows.isEmpty() ? Messages.DamageHealth_none() : Messages.DamageHealth_some(rows.size());
        return HealthSection.of(
                        Messages.DamageHealth_title(),
                        rows.isEmpty() ? HealthState.FINE : HealthState.WATCH,
                        whole ? summary : summary + " " + Messages.DamageHealth_cut())
                .with(HealthTable.of(
                        Messages.DamageHealth_title(),
                        List.of(Messages.DamageHealth_job(), Messages.DamageHealth_file()),
                        rows));
    }
}
