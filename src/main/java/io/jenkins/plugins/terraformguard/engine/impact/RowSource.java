package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.List;

/** Rows of one authority. */
@FunctionalInterface
public interface RowSource {
    /** The rows that fit a type; the first of them that holds counts. */
    Rows of(String type);

    /** What fits a type. */
    record Rows(List<ReversibilityRow> rows, List<Protection> protections) {
        public Rows {
            rows = List.copyOf(rows);
            protections = List.copyOf(protections);
        }

        /** The same rows, whose conditions know nothing of what they were asked before. */
        public Rows forgetful() {
            return new Rows(
                    rows.stream().map(ReversibilityRow::forgetful).toList(),
                    protections.stream().map(Protection::forgetful).toList());
        }

        /** Of these rows, those that fit a type. */
        public Rows fitting(String type) {
            return new Rows(
                    rows.stream().filter(row -> row.fits().test(type)).toList(),
                    protections.stream()
                            .filter(protection -> protection.fits().test(type))
                            .toList());
        }
    }
}
