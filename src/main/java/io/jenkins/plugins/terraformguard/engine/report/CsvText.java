package io.jenkins.plugins.terraformguard.engine.report;

import java.util.List;

/**
 * Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet: a text that it would take for a formula
 * begins with an apostrophe, and what can't be seen is spelled out.
 */
public final class CsvText {
    private static final String FORMULA = "=+-@|%";

    private final StringBuilder out = new StringBuilder();

    /** Adds a line. Texts are made safe, numbers stand as they are, null is empty. */
    public CsvText line(List<?> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        out.append("\r\n");
        return this;
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = SafeText.oneLine(value.toString());
        String first = text.stripLeading();
        String safe = !first.isEmpty() && isFormula(first.charAt(0)) ? "'" + text : text;
        return safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.indexOf(';') >= 0
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    /** Spreadsheets of some languages take the wide forms for the same signs. */
    private static boolean isFormula(char first) {
        return FORMULA.indexOf(first) >= 0
                || first == '\uff1d'
                || first == '\uff0b'
                || first == '\uff0d'
                || first == '\uff20';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
