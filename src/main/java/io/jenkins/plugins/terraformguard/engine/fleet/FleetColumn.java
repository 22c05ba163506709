package io.jenkins.plugins.terraformguard.engine.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What rows can be sorted by. What is not known is worse than everything that is. */
public enum FleetColumn {
    JOB(row -> 0),
    AT(row -> row.at().toEpochMilli()),
    VERDICT(row -> row.verdict().ordinal()),
    SCORE(FleetRow::score),
    FINDINGS(row -> row.found().total()),
    DRIFT(row -> row.drift().open() == 0 && !row.drift().isKnown()
            ? Integer.MAX_VALUE
            : row.drift().open()),
    RATE(row -> worst(row.drift().rate())),
    WAIVERS(row -> 0),
    WAITING(row ->
            row.isWaiting() && row.waitingSince() != null ? row.waitingSince().toEpochMilli() : Long.MAX_VALUE),
    RISK(row -> worst(row.risk())),
    REMEDY(row -> worst(row.remedySeconds())),
    LEAD(row -> worst(row.leadSeconds()));

    private static final Comparator<FleetRow> BY_NAME = Comparator.comparing(FleetRow::key);

    private final ToLongFunction<FleetRow> number;

    FleetColumn(ToLongFunction<FleetRow> number) {
        this.number = number;
    }

    private static long worst(int number) {
        return number == FleetRow.UNKNOWN ? Long.MAX_VALUE : number;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of that name, or null. */
    public static FleetColumn byId(String id) {
        for (FleetColumn column : values()) {
            if (column.id().equals(id)) {
                return column;
            }
        }
        return null;
    }

    /** The order by this column, rows that are equal there by their name. */
    Comparator<FleetRow> order(boolean descending, Instant now) {
        if (this == JOB) {
            return descending ? BY_NAME.reversed() : BY_NAME;
        }
        Comparator<FleetRow> order = Comparator.comparingLong(this == WAIVERS ? row -> row.lapsing(now) : number);
        return (descending ? order.reversed() : order).thenComparing(BY_NAME);
    }
}
