package io.jenkins.plugins.terraformguard.waivers;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedText;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.health.HealthReport;
import io.jenkins.plugins.terraformguard.health.HealthSection;
import io.jenkins.plugins.terraformguard.health.HealthSection.Fact;
import io.jenkins.plugins.terraformguard.health.HealthState;
import io.jenkins.plugins.terraformguard.health.HealthTable;
import io.jenkins.plugins.terraformguard.health.HealthTable.Row;
import io.jenkins.plugins.terraformguard.health.LookTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Waivers that people granted and that lapse soon; what they cover counts again from then on. */
@Extension(ordinal = 20)
@Restricted(NoExternalUse.class)
public final class WaiverHealth implements HealthReport {
    private static final Duration SOON = Duration.ofDays(30);

    /** What was found. */
    private static final class Found {
        private final Instant now = Instant.now();
        private final List<Lapse> lapses = new ArrayList<>();
        private final List<Row> damaged = new ArrayList<>();
        private int holding;

        void look(Item item) {
            WaiverStore store = new WaiverStore(item);
            if (!store.exists()) {
                return;
            }
            try {
                for (GrantedWaiver waiver : store.read().all()) {
                    if (waiver.holds(now)) {
                        holding++;
                        if (waiver.end().isBefore(now.plus(SOON))) {
                            lapses.add(new Lapse(item, waiver));
                        }
                    }
                }
            } catch (IOException e) {
                damaged.add(
                        new Row(page(item), List.of(item.getFullName(), "", "", "", String.valueOf(e.getMessage()))));
            }
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>(damaged);
            lapses.sort(Comparator.comparing((Lapse lapse) -> lapse.waiver().end())
                    .thenComparing(lapse -> lapse.item().getFullName()));
            lapses.forEach(lapse -> rows.add(lapse.row()));
            return rows;
        }
    }

    private record Lapse(Item item, GrantedWaiver waiver) {
        Row row() {
            return new Row(
                    page(item),
                    List.of(
                            item.getFullName(),
                            waiver.policy(),
                            waiver.address(),
                            waiver.expires().toString(),
                            GrantedText.owner(waiver)));
        }
    }

    @Override
    public String id() {
        return "waivers";
    }

    @Override
    public HealthSection look(boolean administrator) {
        Found found = new Found();
        LookTime time = LookTime.start();
        boolean whole = true;
        for (Item item : Jenkins.get().allItems(Item.class, item -> item instanceof Job || item instanceof ItemGroup)) {
            if (time.isOver()) {
                whole = false;
                break;
            }
            found.look(item);
        }
        HealthState lapsing = found.lapses.isEmpty() ? HealthState.FINE : HealthState.WATCH;
        String summary = found.damaged.isEmpty()
                ? found.lapses.isEmpty()
                        ? Messages.WaiverHealth_none()
                        : Messages.WaiverHealth_some(found.lapses.size())
                : Messages.WaiverHealth_damaged();
        return HealthSection.of(
                        Messages.WaiverHealth_title(),
                        found.damaged.isEmpty() ? lapsing : HealthState.WRONG,
                        whole ? summary : summary + " " + Messages.WaiverHealth_cut())
                .with(new Fact(Messages.WaiverHealth_holding(), Integer.toString(found.holding)))
                .with(HealthTable.of(
                        Messages.WaiverHealth_title(),
                        List.of(
                                Messages.WaiverHealth_place(),
                                Messages.WaiverHealth_policy(),
                                Messages.WaiverHealth_address(),
                                Messages.WaiverHealth_until(),
                                Messages.WaiverHealth_owner()),
                        found.rows()));
    }

    private static String page(Item item) {
        return item.getUrl() + WaiversAction.URL_NAME + "/";
    }
}
