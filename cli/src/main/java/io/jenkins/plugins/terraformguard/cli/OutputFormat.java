package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.report.JUnitReport;
import io.jenkins.plugins.terraformguard.engine.report.MarkdownReport;
import io.jenkins.plugins.terraformguard.engine.report.SarifReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code check} prints. Several plans make one SARIF log and one JUnit document, but a JSON document each. */
enum OutputFormat {
    /** See {@link TerminalReport}. */
    TEXT(null),
    JSON(decisions -> eachOf(decisions, DecisionWriter::write)),
    MARKDOWN(decisions -> eachOf(decisions, decision -> MarkdownReport.render(decision, DecisionWriter.digest(decision))
            .getBytes(StandardCharsets.UTF_8))),
    SARIF(decisions -> text(SarifReport.render(decisions))),
    JUNIT(decisions -> text(JUnitReport.render(decisions)));

    private final Function<List<Decision>, String> document;

    OutputFormat(Function<List<Decision>, String> document) {
        this.document = document;
    }

    /** What is printed; not for {@link #TEXT}. */
    String print(List<Decision> decisions) {
        return document.apply(decisions);
    }

    private static String eachOf(List<Decision> decisions, Function<Decision, byte[]> document) {
        return decisions.stream().map(document).map(OutputFormat::text).collect(Collectors.joining("\n"));
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
