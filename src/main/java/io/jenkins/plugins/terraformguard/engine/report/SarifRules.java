package io.jenkins.plugins.terraformguard.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The policies as SARIF rules, each id once: those that took part, then those that only findings name. */
final class SarifRules {
    private static final int MAX_TEXT = 2_000;

    /** A policy; {@code tally} is null where only findings name it, {@code remediation} empty where it found nothing. */
    private record Rule(
            String id,
            String title,
            String pack,
            Severity severity,
            EnforcementLevel level,
            PolicyTally tally,
            String remediation) {}

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    private SarifRules() {}

    static SarifRules of(Decision decision) {
        SarifRules rules = new SarifRules();
        Map<String, String> remediations = new HashMap<>();
        decision.findings().forEach(finding -> remediations.putIfAbsent(finding.policy(), finding.remediation()));
        for (PolicyTally policy : decision.policies()) {
            Severity severity = Severity.byId(policy.severity());
            rules.add(new Rule(
                    policy.policy(),
                    policy.title(),
                    policy.pack(),
                    severity == null ? Severity.INFO : severity,
                    EnforcementLevel.byId(policy.level()),
                    policy,
                    remediations.getOrDefault(policy.policy(), "")));
        }
        for (Finding finding : decision.findings()) {
            rules.add(new Rule(
                    finding.policy(),
                    finding.title(),
                    finding.pack(),
                    finding.severity(),
                    finding.level(),
                    null,
                    finding.remediation()));
        }
        return rules;
    }

    private void add(Rule rule) {
        if (rules.putIfAbsent(rule.id(), rule) == null) {
            indexes.put(rule.id(), indexes.size());
        }
    }

    int index(Finding finding) {
        return indexes.get(finding.policy());
    }

    void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("rules");
        for (Rule rule : rules.values()) {
            write(out, rule);
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Rule rule) throws IOException {
        String title = SafeText.oneLine(rule.title().isBlank() ? rule.id() : rule.title());
        out.writeStartObject();
        out.writeStringField("id", SafeText.oneLine(rule.id()));
        out.writeObjectFieldStart("shortDescription");
        out.writeStringField("text", title);
        out.writeEndObject();
        String rationale = rule.tally() == null ? "" : text(rule.tally().rationale());
        String remediation = text(rule.remediation());
        message(out, "fullDescription", rationale);
        message(out, "help", String.join("\n\n", nonBlank(rationale, remediation)));
        out.writeObjectFieldStart("defaultConfiguration");
        out.writeStringField("level", SarifLevel.of(rule.level(), rule.severity()));
        out.writeEndObject();
        out.writeObjectFieldStart("properties");
        out.writeStringField("security-severity", SarifLevel.securitySeverity(rule.severity()));
        out.writeStringField("pack", SafeText.oneLine(rule.pack()));
        out.writeArrayFieldStart("tags");
        out.writeString("security");
        out.writeString("terraform");
        out.writeEndArray();
        if (rule.tally() != null && !rule.tally().references().isEmpty()) {
            out.writeArrayFieldStart("references");
            for (PolicyGuide.Reference reference :
                    PolicyGuide.references(rule.tally().references())) {
                out.writeString(reference.name() + ": " + reference.id());
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void message(JsonGenerator out, String key, String text) throws IOException {
        if (!text.isBlank()) {
            out.writeObjectFieldStart(key);
            out.writeStringField("text", text);
            out.writeEndObject();
        }
    }

    private static List<String> nonBlank(String... texts) {
        return Stream.of(texts).filter(text -> !text.isBlank()).toList();
    }

    private static String text(String text) {
        return SafeText.cut(SafeText.visible(text), MAX_TEXT).strip();
    }
}
