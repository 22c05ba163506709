package io.jenkins.plugins.terraformguard.engine.chart;

/** How far the numbers of a chart reach. */
final class Axis {
    /** Steps that people can halve in their heads. */
    private static final long[] COUNTS = {2, 4, 10, 20, 40};

    private static final long[] TIMES = {60, 120, 600, 1_200, 3_600, 7_200, 14_400, 43_200, 86_400, 172_800, 864_000};
    private static final int SCORE = 100;

    private Axis() {}

    /** The number at the top, at least the largest one that there is. */
    static long top(Chart chart) {
        long largest =
                chart.columns().stream().mapToLong(Chart.Column::sum).max().orElse(0);
        return switch (chart.unit()) {
            case SCORE -> Math.max(SCORE, largest);
            case COUNT -> above(COUNTS, largest);
            case TIME -> above(TIMES, largest);
        };
    }

    private static long above(long[] steps, long largest) {
        long factor = 1;
        while (true) {
            for (long step : steps) {
                if (step * factor >= largest) {
                    return step * factor;
                }
            }
            factor *= 10;
        }
    }
}
