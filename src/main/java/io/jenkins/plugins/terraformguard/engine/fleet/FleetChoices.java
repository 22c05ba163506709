package io.jenkins.plugins.terraformguard.engine.fleet;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What rows can be picked by, each with the number of its rows.
 *
 * @param folders full names, also of folders around folders
 * @param policies those that found something
 */
public record FleetChoices(
        SortedMap<String, Integer> folders,
        SortedMap<String, Integer> providers,
        SortedMap<String, Integer> regions,
        SortedMap<String, Integer> policies) {
    /** What these rows can be picked by. */
    public static FleetChoices of(Collection<FleetRow> rows) {
        FleetChoices choices = new FleetChoices(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        rows.forEach(choices::add);
        return choices;
    }

    private void add(FleetRow row) {
        String job = row.job();
        for (int end = job.indexOf('/'); end > 0; end = job.indexOf('/', end + 1)) {
            folders.merge(job.substring(0, end), 1, Integer::sum);
        }
        row.providers().forEach(provider -> providers.merge(provider, 1, Integer::sum));
        row.regions().forEach(region -> regions.merge(region, 1, Integer::sum));
        row.hits().forEach(hit -> policies.merge(hit.policy(), 1, Integer::sum));
    }
}
