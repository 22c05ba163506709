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

/** The policies as SARIF rules, each id once: those that took part, then those that only findings name. */
final class SarifRules {
    /** Characters of a description; code hosts cut what is longer. */
    private static final int MAX_DESCRIPTION = 1_000;

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
        out.writeStringField("text", SarifText.unlinked(SafeText.cut(title, MAX_DESCRIPTION)));
        out.writeEndObject();
        List<PolicyGuide.Reference> references = rule.tally() == null
                ? List.of()
                : PolicyGuide.references(rule.tally().references());
        String rationale = rule.tally() == null ? "" : rule.tally().rationale();
        SarifHelp help = new SarifHelp(title, rationale, rule.remediation(), references);
        out.writeObjectFieldStart("fullDescription");
        out.writeStringField("text", help.description(MAX_DESCRIPTION));
        out.writeEndObject();
        out.writeObjectFieldStart("help");
        out.writeStringField("text", help.text());
        out.writeStringField("markdown", help.markdown());
        out.writeEndObject();
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
        if (!references.isEmpty()) {
            out.writeArrayFieldStart("references");
            for (PolicyGuide.Reference reference : references) {
                out.writeString(reference.name() + ": " + reference.id());
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
