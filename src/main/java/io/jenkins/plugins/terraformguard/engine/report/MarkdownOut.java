package io.jenkins.plugins.terraformguard.engine.report;

import java.util.List;
import java.util.function.Function;

/** The Markdown of a summary as it grows. What is handed in is Markdown already. */
final class MarkdownOut {
    /** Characters after which no more rows are added; what still follows fits into the rest of a comment. */
    private static final int ROOM = 56_000;

    private final StringBuilder out = new StringBuilder();

    /** Whether there is room for more than totals. */
    boolean hasRoom() {
        return out.length() <= ROOM;
    }

    String text() {
        return out.toString();
    }

    void line(String line) {
        out.append(line).append('\n');
    }

    /** A paragraph, as long as there is room. */
    void paragraph(String text) {
        if (hasRoom()) {
            line("");
            line(text);
        }
    }

    /** A heading and the head of a table. */
    void heading(String heading, String... columns) {
        line("");
        line(heading);
        table(columns);
    }

    /** Begins what stays closed until somebody opens it; {@code summary} holds no markup. It must be {@linkplain #unfold ended}. */
    void fold(String summary) {
        line("");
        line("<details><summary>" + summary + "</summary>");
    }

    void unfold() {
        line("");
        line("</details>");
    }

    /** The head of a table. */
    void table(String... columns) {
        line("");
        line(MarkdownText.row(columns));
        line("|" + " --- |".repeat(columns.length));
    }

    /**
     * Rows of a table as long as there is room.
     *
     * @return how many were written
     */
    <T> int rows(List<T> elements, int max, Function<T, String> row) {
        int shown = 0;
        while (shown < Math.min(max, elements.size()) && hasRoom()) {
            line(row.apply(elements.get(shown++)));
        }
        return shown;
    }

    /** How many of a thing were left out; nothing for none. */
    void more(int count, String what) {
        if (count > 0) {
            line("");
            line("\u2026 and " + ReportText.count(count, "more " + what) + ".");
        }
    }
}
