package io.jenkins.plugins.terraformguard.engine.fleet;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Rows by name, for any number of readers and writers at once. Most guards are asked the same policies: lists that are equal are one. */
public final class FleetTable {
    private static final int MAX_SHARED = 2_000;

    private final NavigableMap<FleetKey, FleetRow> rows = new ConcurrentSkipListMap<>();
    private final Map<List<String>, List<String>> shared = new ConcurrentHashMap<>();

    /** All rows in the order of their names, as they are now. */
    public Collection<FleetRow> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    public int size() {
        return rows.size();
    }

    /** The rows of one job, by guard. */
    public List<FleetRow> of(String job) {
        return List.copyOf(rows.subMap(new FleetKey(job, ""), true, new FleetKey(job + '\0', ""), false)
                .values());
    }

    /** The row of a guard, or null. */
    public FleetRow get(FleetKey key) {
        return rows.get(key);
    }

    /**
     * Puts a row in the place of the one of the same name.
     *
     * @return whether that changes anything
     */
    public boolean put(FleetRow row) {
        if (shared.size() > MAX_SHARED) {
            shared.clear();
        }
        List<String> before = shared.putIfAbsent(row.asked(), row.asked());
        FleetRow mine = before == null ? row : row.sharing(before);
        return !mine.equals(rows.put(mine.key(), mine));
    }

    /** Takes away the rows that are there under these names; none of other guards. */
    public void removeAll(Collection<FleetKey> keys) {
        rows.keySet().removeAll(keys);
    }

    /** The rows of all jobs in a folder, and of the job of that name. */
    public List<FleetRow> within(String name) {
        return rows.subMap(new FleetKey(name, ""), true, new FleetKey(name + '0', ""), false).values().stream()
                .filter(row -> row.job().equals(name) || row.isIn(name))
                .toList();
    }

    /** @return whether it was there */
    public boolean remove(FleetKey key) {
        return rows.remove(key) != null;
    }

    /** Jobs that have rows, by name. */
    public List<String> jobs() {
        return rows.keySet().stream().map(FleetKey::job).distinct().toList();
    }

    /** Takes all rows away. */
    public void clear() {
        rows.clear();
        shared.clear();
    }
}
