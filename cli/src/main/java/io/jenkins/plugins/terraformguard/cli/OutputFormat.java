package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.util.Locale;

/** What {@code check} prints. */
enum OutputFormat {
    TEXT(null),
    JSON(ReportWriter.DECISION),
    MARKDOWN(ReportWriter.MARKDOWN),
    SARIF(ReportWriter.SARIF),
    JUNIT(ReportWriter.JUNIT);

    private final String file;

    OutputFormat(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
