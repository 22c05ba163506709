package io.jenkins.plugins.terraformguard.engine.chart;

import java.util.List;

/**
 * What a chart of stacked bars shows.
 *
 * @param id name of it within its page: lower-case letters
 * @param title what it shows
 * @param description the same in a sentence, for who can't see it
 * @param unit what its numbers are
 * @param series what the parts of a bar are, from the bottom up; at most {@link #MAX_SERIES}
 * @param columns bars from left to right, at most {@link #MAX_COLUMNS}
 */
public record Chart(String id, String title, String description, Unit unit, List<Series> series, List<Column> columns) {
    public static final int MAX_SERIES = 6;
    public static final int MAX_COLUMNS = 500;

    public Chart {
        series = List.copyOf(series);
        columns = List.copyOf(columns);
        if (!id.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("'" + id + "' can't be the name of a chart");
        }
        if (series.isEmpty() || series.size() > MAX_SERIES || columns.size() > MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    series.size() + " series of " + columns.size() + " columns are no chart");
        }
    }

    /** What numbers are. */
    public enum Unit {
        /** Something that is counted. */
        COUNT,
        /** A score from 0 to 100. */
        SCORE,
        /** Seconds. */
        TIME;

        String text(long value) {
            return this == TIME ? Spans.text(value) : Long.toString(value);
        }
    }

    /**
     * A part of each bar.
     *
     * @param name for people
     * @param look part of the name of a class, which gives it a colour: lower-case letters
     */
    public record Series(String name, String look) {
        public Series {
            if (!look.matches("[a-z]{1,20}")) {
                throw new IllegalArgumentException("'" + look + "' can't be a part of the name of a class");
            }
        }
    }

    /**
     * A bar.
     *
     * @param label short name
     * @param text all that it says, in a line
     * @param href where it leads, empty for nowhere
     * @param values one for each series, none negative; empty where nothing is known
     */
    public record Column(String label, String text, String href, List<Integer> values) {
        public Column {
            values = List.copyOf(values);
        }

        long sum() {
            return values.stream().mapToLong(Integer::longValue).sum();
        }
    }

    /** Whether there is anything to be seen. */
    public boolean isEmpty() {
        return columns.stream().allMatch(column -> column.sum() == 0);
    }
}
