package io.jenkins.plugins.terraformguard.integration.metrics;

import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import io.jenkins.plugins.terraformguard.integration.ApprovalNews;
import java.time.Instant;
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

    /** From the start of Jenkins on: listeners come into being only when there is something to tell. */
    private final ApprovalNews news = new ApprovalNews(Instant.now());

    static GuardMetrics get() {
        return ExtensionList.lookupSingleton(GuardMetrics.class);
    }

    GuardMeters meters() {
        return meters;
    }

    Figures figures() {
        return figures;
    }

    ApprovalNews news() {
        return news;
    }

    @NonNull
    @Override
    public MetricSet getMetricSet() {
        SortedMap<String, Metric> all = new TreeMap<>(meters.getMetrics());
        all.putAll(figures.getMetrics());
        return () -> Collections.unmodifiableSortedMap(all);
    }
}
