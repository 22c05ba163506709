package io.jenkins.plugins.terraformguard.engine.remedy;

import java.util.ArrayList;
import java.util.List;

/**
 * What is other in a file, as a unified diff that {@code git apply} and {@code patch} take.
 *
 * @param hunks in their order; none where nothing is other
 */
record UnifiedDiff(List<Hunk> hunks) {
    private static final int CONTEXT = 3;
    private static final String NO_LINE_END = "\n\\ No newline at end of file\n";

    UnifiedDiff {
        hunks = List.copyOf(hunks);
    }

    /**
     * Lines that are other, and some around them.
     *
     * @param old number of its first line before the change, from 1
     * @param now the same after it
     */
    record Hunk(int old, int now, List<LineDiff.Line> lines) {
        Hunk {
            lines = List.copyOf(lines);
        }

        /** Lines of all but one kind, as a text. */
        String text(char butNot) {
            StringBuilder text = new StringBuilder();
            lines.stream().filter(line -> line.kind() != butNot).forEach(line -> text.append(line.text()));
            return text.toString();
        }
    }

    static UnifiedDiff of(String before, String after) {
        List<Hunk> hunks = new ArrayList<>();
        if (before.equals(after)) {
            return new UnifiedDiff(hunks);
        }
        List<LineDiff.Line> lines = LineDiff.of(lines(before), lines(after));
        int old = 1;
        int now = 1;
        for (int at = 0; at < lines.size(); ) {
            int change = next(lines, at);
            if (change == lines.size()) {
                break;
            }
            int start = Math.max(at, change - CONTEXT);
            old += start - at;
            now += start - at;
            int end = end(lines, change);
            hunks.add(new Hunk(old, now, lines.subList(start, end)));
            old += count(lines.subList(start, end), '+');
            now += count(lines.subList(start, end), '-');
            at = end;
        }
        return new UnifiedDiff(hunks);
    }

    /** Whether any of these lines of the file before the change is in it. */
    boolean shows(int line, int lastLine) {
        return hunks.stream().anyMatch(hunk -> line < hunk.old() + count(hunk.lines(), '+') && lastLine >= hunk.old());
    }

    /** @param file name with slashes; the empty text where nothing is other */
    String text(String file) {
        if (hunks.isEmpty()) {
            return "";
        }
        // A name with a blank in it ends at a tab.
        String name = file + (file.indexOf(' ') < 0 ? "" : "\t");
        StringBuilder out = new StringBuilder("--- a/" + name + "\n+++ b/" + name + "\n");
        hunks.forEach(hunk -> write(hunk.lines(), hunk.old(), hunk.now(), out));
        return out.toString();
    }

    /** The next line that is other. */
    private static int next(List<LineDiff.Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).kind() == ' ') {
            at++;
        }
        return at;
    }

    /** Behind the lines that belong to the same hunk. */
    private static int end(List<LineDiff.Line> lines, int change) {
        int last = change;
        for (int next = change; next < lines.size() && next - last <= 2 * CONTEXT + 1; next = next(lines, next + 1)) {
            last = next;
        }
        return Math.min(lines.size(), last + 1 + CONTEXT);
    }

    private static void write(List<LineDiff.Line> lines, int old, int now, StringBuilder out) {
        int ofOld = count(lines, '+');
        int ofNow = count(lines, '-');
        out.append("@@ -").append(ofOld == 0 ? old - 1 : old).append(',').append(ofOld);
        out.append(" +")
                .append(ofNow == 0 ? now - 1 : now)
                .append(',')
                .append(ofNow)
                .append(" @@\n");
        for (LineDiff.Line line : lines) {
            out.append(line.kind()).append(line.text());
            if (!line.text().endsWith("\n")) {
                out.append(NO_LINE_END);
            }
        }
    }

    /** Lines of all but one kind. */
    private static int count(List<LineDiff.Line> lines, char butNot) {
        return (int) lines.stream().filter(line -> line.kind() != butNot).count();
    }

    /** Lines with their ends; only a line feed ends one. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            end = end == 0 ? text.length() : end;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }
}
