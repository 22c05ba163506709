package io.jenkins.plugins.terraformguard.results.fleet;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How the rows of all guards are kept. */
@Extension
@Restricted(NoExternalUse.class)
public final class FleetFigures implements FigureSource {
    @Override
    public Set<Figure> figures() {
        return Set.of(Figure.FLEET_ROWS, Figure.FLEET_AGE, Figure.FLEET_FAILURES);
    }

    @Override
    public Map<Figure, Long> now() {
        FleetHealth health = FleetIndex.get().health();
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.FLEET_ROWS, (long) health.rows());
        figures.put(
                Figure.FLEET_FAILURES,
                health.failures().size() + (health.damage().isEmpty() ? 0L : 1L));
        if (health.builtAt() != null) {
            long age = Duration.between(health.builtAt(), Instant.now()).toSeconds();
            figures.put(Figure.FLEET_AGE, Math.max(0, age));
        }
        return figures;
    }
}
