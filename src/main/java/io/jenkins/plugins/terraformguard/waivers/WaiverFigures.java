package io.jenkins.plugins.terraformguard.waivers;

import hudson.Extension;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.results.kept.FolderReadings;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How many granted waivers of all jobs and folders end soon. */
@Extension
@Restricted(NoExternalUse.class)
public final class WaiverFigures implements FigureSource {
    private static final Logger LOGGER = Logger.getLogger(WaiverFigures.class.getName());
    private static final Duration SOON = Duration.ofDays(30);

    private final FolderReadings<Granted> readings = new FolderReadings<>(WaiverStore.FOLDER, WaiverFigures::granted);

    /** The waivers of one place that nobody has taken back. */
    private record Granted(List<GrantedWaiver> waivers, boolean readable) {}

    @Override
    public Set<Figure> figures() {
        return Set.of(Figure.WAIVERS_LAPSING, Figure.WAIVERS_UNREADABLE);
    }

    @Override
    public Map<Figure, Long> now() {
        Instant now = Instant.now();
        List<Granted> all = readings.of(Jenkins.get().allItems(Item.class));
        long lapsing = all.stream()
                .flatMap(granted -> granted.waivers().stream())
                .filter(waiver -> !waiver.isOver(now) && waiver.isOver(now.plus(SOON)))
                .count();
        long unreadable = all.stream().filter(granted -> !granted.readable()).count();
        return Map.of(Figure.WAIVERS_LAPSING, lapsing, Figure.WAIVERS_UNREADABLE, unreadable);
    }

    private static Granted granted(Item item) {
        try {
            return new Granted(
                    new WaiverStore(item)
                            .read().all().stream()
                                    .filter(waiver -> !waiver.isRevoked())
                                    .toList(),
                    true);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Can't read the waivers of " + item.getFullName());
            return new Granted(List.of(), false);
        }
    }
}
