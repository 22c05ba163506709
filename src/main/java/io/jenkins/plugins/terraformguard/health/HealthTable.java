package io.jenkins.plugins.terraformguard.health;

import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Rows of something.
 *
 * @param columns their heads
 * @param rows at most {@link #MAX_ROWS}
 * @param more how many more there are
 */
@Restricted(NoExternalUse.class)
public record HealthTable(String caption, List<String> columns, List<Row> rows, int more) {
    public static final int MAX_ROWS = 200;

    /**
     * A row.
     *
     * @param page address that its first cell leads to, below that of Jenkins; empty for none
     * @param cells as many as there are columns
     */
    public record Row(String page, List<String> cells) {
        public Row {
            cells = cells.stream().map(HealthSection::line).toList();
        }

        public static Row of(String... cells) {
            return new Row("", List.of(cells));
        }
    }

    public HealthTable {
        columns = List.copyOf(columns);
        more += Math.max(0, rows.size() - MAX_ROWS);
        rows = List.copyOf(rows.subList(0, Math.min(rows.size(), MAX_ROWS)));
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of '" + caption + "' has " + row.cells().size() + " cells");
            }
        }
    }

    /** All rows, or as many as are shown. */
    public static HealthTable of(String caption, List<String> columns, List<Row> rows) {
        return new HealthTable(caption, columns, rows, 0);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
