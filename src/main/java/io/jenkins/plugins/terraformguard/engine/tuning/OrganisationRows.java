package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.Protection;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityRow;
import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that come with the engine, and those of the organisation before them. One that has the id of a bundled one stands
 * in its place.
 */
final class OrganisationRows implements RowSource {
    private final RowSource bundled;
    private final Rows own;
    private final Map<String, ReversibilityRow> byId = new TreeMap<>();

    OrganisationRows(RowSource bundled, Rows own) {
        this.bundled = bundled;
        this.own = own;
        own.rows().forEach(row -> byId.put(row.id(), row));
    }

    @Override
    public Rows of(String type) {
        Rows below = bundled.of(type);
        Rows mine = own.fitting(type);
        List<String> replaced = new ArrayList<>();
        List<ReversibilityRow> rows = new ArrayList<>();
        for (ReversibilityRow row : below.rows()) {
            ReversibilityRow other = byId.get(row.id());
            if (other == null) {
                rows.add(row);
            } else if (mine.rows().contains(other)) {
                replaced.add(row.id());
                rows.add(other);
            }
        }
        rows.addAll(
                0,
                mine.rows().stream().filter(row -> !replaced.contains(row.id())).toList());
        List<Protection> protections = new ArrayList<>(mine.protections());
        below.protections().stream()
                .filter(protection ->
                        own.protections().stream().noneMatch(other -> other.id().equals(protection.id())))
                .forEach(protections::add);
        return new Rows(rows, protections);
    }
}
