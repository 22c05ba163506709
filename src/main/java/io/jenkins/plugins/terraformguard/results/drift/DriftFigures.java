package io.jenkins.plugins.terraformguard.results.drift;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.kept.FolderReadings;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How much drift there is in all jobs. */
@Extension
@Restricted(NoExternalUse.class)
public final class DriftFigures implements FigureSource {
    private static final Logger LOGGER = Logger.getLogger(DriftFigures.class.getName());

    private final FolderReadings<Ledgers> readings = new FolderReadings<>(DriftFiles.FOLDER, DriftFigures::ledgers);

    /** What the ledgers of one job say. */
    private record Ledgers(long open, long unreadable) {}

    @Override
    public Set<Figure> figures() {
        return Set.of(Figure.DRIFT_OPEN, Figure.DRIFT_UNREADABLE);
    }

    @Override
    public Map<Figure, Long> now() {
        List<Ledgers> all = readings.of(Jenkins.get().allItems(Job.class));
        return Map.of(
                Figure.DRIFT_OPEN, all.stream().mapToLong(Ledgers::open).sum(),
                Figure.DRIFT_UNREADABLE,
                        all.stream().mapToLong(Ledgers::unreadable).sum());
    }

    private static Ledgers ledgers(Item item) {
        long open = 0;
        long unreadable = 0;
        DriftStore store = DriftStore.of((Job<?, ?>) item);
        for (String guard : store.guards()) {
            try {
                DriftStore.Stored stored = store.read(guard);
                unreadable += stored.damage().isEmpty() ? 0 : 1;
                open += stored.ledger().droppedOpen()
                        + stored.ledger().all().stream()
                                .filter(entry ->
                                        entry.isOpen() && !entry.drift().isHidden())
                                .count();
            } catch (IOException e) {
                LOGGER.log(Level.FINE, e, () -> "Can't read the drifts of " + item.getFullName());
                unreadable++;
            }
        }
        return new Ledgers(open, unreadable);
    }
}
