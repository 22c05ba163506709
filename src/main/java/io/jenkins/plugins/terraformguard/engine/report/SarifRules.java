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
import java.util.Map;

/** The policies as SARIF rules, each id once: those that took part, then those that only findings name. */
final class SarifRules {
    private record Rule(String id, String title, String pack, Severity severity, EnforcementLevel level) {}

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    private SarifRules() {}

    static SarifRules of(Decision decision) {
        SarifRules rules = new SarifRules();
        for (PolicyTally policy : decision.policies()) {
            Severity severity = Severity.byId(policy.severity());
            rules.add(new Rule(
                    policy.policy(),
                    policy.title(),
                    policy.pack(),
                    severity == null ? Severity.INFO : severity,
                    EnforcementLevel.byId(policy.level())));
        }
        for (Finding finding : decision.findings()) {
            rules.add(new Rule(finding.policy(), finding.title(), finding.pack(), finding.severity(), finding.level()));
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
        out.writeEndObject();
        out.writeEndObject();
    }
}
