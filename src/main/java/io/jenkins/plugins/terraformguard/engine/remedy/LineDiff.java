package io.jenkins.plugins.terraformguard.engine.remedy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The shortest list of lines to take out and to put in that makes one text of another (Myers), for texts that are much alike. */
final class LineDiff {
    /** Lines that are other; far more than fixes change. */
    private static final int MAX = 1000;

    private LineDiff() {}

    /**
     * A line.
     *
     * @param kind {@code ' '}, {@code '-'} or {@code '+'}, as a unified diff writes it
     * @param text with its end
     */
    record Line(char kind, String text) {}

    /** @throws IllegalArgumentException if they are not much alike */
    static List<Line> of(List<String> before, List<String> after) {
        List<int[]> trace = new ArrayList<>();
        int max = Math.min(before.size() + after.size(), MAX);
        int[] reach = new int[2 * max + 3];
        for (int d = 0; d <= max; d++) {
            trace.add(reach.clone());
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || k != d && reach[max + k] < reach[max + k + 2];
                int x = down ? reach[max + k + 2] : reach[max + k] + 1;
                int y = x - k;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                reach[max + k + 1] = x;
                if (x >= before.size() && y >= after.size()) {
                    return back(trace, before, after, max);
                }
            }
        }
        throw new IllegalArgumentException("More than " + MAX + " lines are other");
    }

    private static List<Line> back(List<int[]> trace, List<String> before, List<String> after, int max) {
        Deque<Line> lines = new ArrayDeque<>();
        int x = before.size();
        int y = after.size();
        for (int d = trace.size() - 1; d >= 0; d--) {
            int[] reach = trace.get(d);
            int k = x - y;
            boolean down = k == -d || k != d && reach[max + k] < reach[max + k + 2];
            int fromX = down ? reach[max + k + 2] : reach[max + k];
            int fromY = fromX - (down ? k + 1 : k - 1);
            while (x > fromX && y > fromY) {
                lines.addFirst(new Line(' ', before.get(--x)));
                y--;
            }
            if (d > 0) {
                lines.addFirst(down ? new Line('+', after.get(--y)) : new Line('-', before.get(--x)));
            }
        }
        return List.copyOf(lines);
    }
}
