package io.jenkins.plugins.terraformguard.config;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
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

/**
 * The packs of the layers above projects, with their digests, and whether they can be used. What is set for all is for
 * administrators; what is set on a folder, for those who may read its configuration.
 */
@Extension(ordinal = 60)
@Restricted(NoExternalUse.class)
public final class LayerHealth implements HealthReport {
    @Override
    public String id() {
        return "policies";
    }

    @Override
    public HealthSection look(boolean administrator) {
        LayerOverview overview = LayerOverview.of(GuardGlobalConfiguration.get());
        List<Row> rows = new ArrayList<>();
        if (administrator) {
            for (LayerOverview.Pack pack : overview.packs()) {
                rows.add(Row.of(pack.name(), pack.version(), pack.layer(), count(pack.policies()), pack.digest()));
            }
        }
        boolean broken = !overview.error().isEmpty();
        boolean whole = broken || folders(rows);
        boolean wrong = rows.stream().anyMatch(LayerHealth::isWrong);
        String summary = broken
                ? Messages.LayerHealth_broken(administrator ? overview.error() : "")
                : wrong ? Messages.LayerHealth_folders() : Messages.LayerHealth_fine();
        return HealthSection.of(
                        Messages.LayerHealth_title(),
                        broken || wrong ? HealthState.WRONG : HealthState.FINE,
                        whole ? summary : summary + " " + Messages.LayerHealth_cut())
                .with(HealthTable.of(
                        Messages.LayerHealth_title(),
                        List.of(
                                Messages.LayerHealth_pack(),
                                Messages.LayerHealth_version(),
                                Messages.LayerHealth_layer(),
                                Messages.LayerHealth_count(),
                                Messages.LayerHealth_digest()),
                        rows));
    }

    /** Whether there was time to look at all folders. */
    private static boolean folders(List<Row> rows) {
        LookTime time = LookTime.start();
        for (Item item : Jenkins.get().allItems(Item.class, LayerHealth::isReadable)) {
            if (time.isOver()) {
                return false;
            }
            add(rows, item);
        }
        return true;
    }

    private static boolean isReadable(Item item) {
        return item instanceof ItemGroup && item.hasPermission(Item.EXTENDED_READ);
    }

    private static void add(List<Row> rows, Item folder) {
        try {
            if (LayerSource.files(folder).isEmpty()) {
                return;
            }
            PolicyInput layers = LayerSource.of((ItemGroup<?>) folder);
            PolicyInput above = LayerSource.of(folder.getParent());
            List<PolicyPack> known = GuardEngine.check(above);
            for (PolicyPack pack : GuardEngine.check(layers)) {
                if (known.stream().noneMatch(one -> one.name().equals(pack.name()))) {
                    rows.add(new Row(
                            folder.getUrl(),
                            List.of(
                                    pack.name(),
                                    pack.version(),
                                    pack.layer() + " " + folder.getFullName(),
                                    count(pack.policies().size()),
                                    pack.digest())));
                }
            }
        } catch (PolicyException e) {
            rows.add(new Row(
                    folder.getUrl(),
                    List.of(Messages.LayerHealth_unusable(), "", e.file(), "", LayerChecks.describe(e))));
        }
    }

    private static boolean isWrong(Row row) {
        return row.cells().get(0).equals(Messages.LayerHealth_unusable());
    }

    private static String count(int policies) {
        return Integer.toString(policies);
    }
}
