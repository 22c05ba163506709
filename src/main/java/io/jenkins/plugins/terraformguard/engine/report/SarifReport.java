package io.jenkins.plugins.terraformguard.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Findings as SARIF 2.1.0. A plan is no source file: results point at the configuration where that is known, else at the
 * plan's first line, and name the resource as a logical location. An undecided answer is a result of the kind {@code open}, which is SARIF's word for it.
 */
public final class SarifReport {
    /** Results in one run; code hosts refuse more. */
    static final int MAX_RESULTS = 25_000;

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String HOME = "https://github.com/jenkinsci/terraform-guard-plugin";

    private final JsonGenerator out;
    private final Decision decision;
    private final SarifRules rules;
    private final String uri;
    private final boolean someExempt;

    private SarifReport(JsonGenerator out, Decision decision) {
        this.out = out;
        this.decision = decision;
        this.rules = SarifRules.of(decision);
        this.uri = FileUri.of(decision.plan().source());
        this.someExempt = decision.findings().stream().anyMatch(Finding::isExempt);
    }

    /** The log as UTF-8. */
    public static byte[] render(Decision decision) {
        return render(List.of(decision));
    }

    /** One log with a run for each decision. */
    public static byte[] render(List<Decision> decisions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
            out.setPrettyPrinter(printer);
            out.writeStartObject();
            out.writeStringField("$schema", SCHEMA);
            out.writeStringField("version", "2.1.0");
            out.writeArrayFieldStart("runs");
            for (Decision decision : decisions) {
                new SarifReport(out, decision).run();
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void run() throws IOException {
        out.writeStartObject();
        tool();
        out.writeObjectFieldStart("automationDetails");
        out.writeStringField("id", "terraform-guard/" + SafeText.oneLine(decision.id()) + "/");
        out.writeEndObject();
        invocation();
        artifact();
        out.writeArrayFieldStart("results");
        for (Finding finding : shown()) {
            result(finding);
        }
        out.writeEndArray();
        out.writeStringField("columnKind", "utf16CodeUnits");
        out.writeEndObject();
    }

    private List<Finding> shown() {
        return decision.findings().stream().limit(MAX_RESULTS).toList();
    }

    private void tool() throws IOException {
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        out.writeStringField("name", ReportText.PRODUCT);
        if (!decision.engineVersion().isBlank()) {
            out.writeStringField("version", SafeText.oneLine(decision.engineVersion()));
        }
        out.writeStringField("informationUri", HOME);
        rules.write(out);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void invocation() throws IOException {
        out.writeArrayFieldStart("invocations");
        out.writeStartObject();
        out.writeBooleanField("executionSuccessful", decision.error() == null);
        out.writeArrayFieldStart("toolExecutionNotifications");
        if (decision.error() != null) {
            notification(decision.error());
        }
        int omitted = decision.findings().size() - MAX_RESULTS;
        if (omitted > 0) {
            out.writeStartObject();
            out.writeStringField("level", "warning");
            message(ReportText.count(omitted, "more finding") + " left out.");
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }

    private void notification(GuardError error) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("descriptor");
        out.writeStringField("id", SafeText.oneLine(error.kind()));
        out.writeEndObject();
        out.writeStringField("level", "error");
        String text = SarifText.plain(error.message() + (error.remedy().isBlank() ? "" : "\n" + error.remedy()));
        message(text.isBlank() ? SafeText.oneLine(error.kind()) : text);
        if (!error.file().isBlank()) {
            out.writeArrayFieldStart("locations");
            out.writeStartObject();
            String path = FileUri.ofPath(error.file());
            physicalLocation(
                    path.isEmpty() ? FileUri.of(error.file()) : path, Math.max(1, error.line()), error.column());
            out.writeEndObject();
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void artifact() throws IOException {
        out.writeArrayFieldStart("artifacts");
        out.writeStartObject();
        out.writeObjectFieldStart("location");
        out.writeStringField("uri", uri);
        out.writeEndObject();
        if (!decision.plan().sha256().isEmpty()) {
            out.writeObjectFieldStart("hashes");
            out.writeStringField("sha-256", SafeText.oneLine(decision.plan().sha256()));
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndArray();
    }

    private void result(Finding finding) throws IOException {
        out.writeStartObject();
        out.writeStringField("ruleId", SafeText.oneLine(finding.policy()));
        out.writeNumberField("ruleIndex", rules.index(finding));
        out.writeStringField("kind", finding.outcome() == Outcome.UNDECIDED ? "open" : "fail");
        out.writeStringField("level", SarifLevel.of(finding));
        message(SarifText.plain(ReportText.message(finding)));
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        String file = finding.line() > 0 ? FileUri.ofPath(finding.file()) : "";
        physicalLocation(file.isEmpty() ? uri : file, file.isEmpty() ? 1 : finding.line(), 0);
        logicalLocation(finding.address());
        out.writeEndObject();
        out.writeEndArray();
        fingerprint(SafeText.oneLine(finding.fingerprint()));
        suppressions(finding);
        properties(finding);
        out.writeEndObject();
    }

    /** Where one result of a run says whether it is suppressed, all must, so those that count have an empty list. */
    private void suppressions(Finding finding) throws IOException {
        if (!someExempt) {
            return;
        }
        out.writeArrayFieldStart("suppressions");
        if (finding.isExempt()) {
            Exemption exemption = finding.exemption();
            out.writeStartObject();
            out.writeStringField("kind", "external");
            out.writeStringField("status", "accepted");
            out.writeStringField("justification", ExemptionText.sentence(exemption));
            String file = FileUri.ofPath(exemption.file());
            if (!file.isEmpty()) {
                out.writeObjectFieldStart("location");
                physicalLocation(file, Math.max(1, exemption.line()), 0);
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void fingerprint(String fingerprint) throws IOException {
        if (fingerprint.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("partialFingerprints");
        out.writeStringField("terraformGuard/v1", fingerprint);
        // GitHub knows this name alone; without it, it would take all results on a plan's first line for one.
        out.writeStringField("primaryLocationLineHash", fingerprint + ":1");
        out.writeEndObject();
    }

    private void properties(Finding finding) throws IOException {
        out.writeObjectFieldStart("properties");
        out.writeStringField("outcome", finding.outcome().id());
        out.writeStringField("enforcement", finding.level().id());
        out.writeStringField("severity", finding.severity().id());
        out.writeStringField("action", SafeText.oneLine(finding.action()));
        out.writeStringField("resourceType", SafeText.oneLine(finding.resourceType()));
        out.writeStringField("remediation", SafeText.visible(finding.remediation()));
        out.writeArrayFieldStart("waitsFor");
        for (String path : finding.waitsFor()) {
            out.writeString(SafeText.oneLine(path));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void physicalLocation(String file, int line, int column) throws IOException {
        out.writeObjectFieldStart("physicalLocation");
        out.writeObjectFieldStart("artifactLocation");
        out.writeStringField("uri", file);
        out.writeEndObject();
        out.writeObjectFieldStart("region");
        out.writeNumberField("startLine", line);
        if (column > 0) {
            out.writeNumberField("startColumn", column);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void logicalLocation(String address) throws IOException {
        if (address.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("logicalLocations");
        out.writeStartObject();
        out.writeStringField("fullyQualifiedName", SafeText.oneLine(address));
        out.writeStringField("kind", "resource");
        out.writeEndObject();
        out.writeEndArray();
    }

    private void message(String text) throws IOException {
        out.writeObjectFieldStart("message");
        out.writeStringField("text", text);
        out.writeEndObject();
    }
}
