package io.jenkins.plugins.terraformguard.integration.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Figures of the whole controller as they were when they were last looked at: whoever reads the metrics waits for no disk.
 * One that is not known has no value, which is not the same as 0.
 */
final class Figures implements MetricSet {
    private static final Logger LOGGER = Logger.getLogger(Figures.class.getName());

    private volatile Map<Figure, Long> last = Map.of();

    @Override
    public Map<String, Metric> getMetrics() {
        SortedMap<String, Metric> gauges = new TreeMap<>();
        for (Figure figure : Figure.values()) {
            gauges.put(GuardMeters.name(figure.id()), (Gauge<Long>) () -> last.get(figure));
        }
        return Collections.unmodifiableSortedMap(gauges);
    }

    /** Asks all sources anew. What one knew that fails is not known any more; the others are none the worse for it. */
    void look(Iterable<FigureSource> sources) {
        Map<Figure, Long> next = new EnumMap<>(Figure.class);
        for (FigureSource source : sources) {
            try {
                Map<Figure, Long> now = source.now();
                source.figures().stream().filter(now::containsKey).forEach(figure -> next.put(figure, now.get(figure)));
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "Figures are not known: " + source.figures());
            }
        }
        last = next;
    }
}
