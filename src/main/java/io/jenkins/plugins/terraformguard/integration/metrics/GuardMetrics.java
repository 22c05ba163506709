package io.jenkins.plugins.terraformguard.integration.metrics;

import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import jenkins.metrics.api.MetricProvider;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Hands the metrics to the plugin that shows them. */
@OptionalExtension(requirePlugins = "metrics")
@Restricted(NoExternalUse.class)
public final class GuardMetrics extends MetricProvider {
    private final GuardMeters meters = new GuardMeters();
    private final Figures figures = new Figures();

    static GuardMetrics get() {
        return ExtensionList.lookupSingleton(GuardMetrics.class);
    }

    GuardMeters meters() {
        return meters;
    }

    Figures figures() {
        return figures;
    }

    @NonNull
    @Override
    public MetricSet getMetricSet() {
        SortedMap<String, Metric> all = new TreeMap<>(meters.getMetrics());
        all.putAll(figures.getMetrics());
        return () -> Collections.unmodifiableSortedMap(all);
    }
}
