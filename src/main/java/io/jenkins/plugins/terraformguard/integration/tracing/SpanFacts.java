package io.jenkins.plugins.terraformguard.integration.tracing;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.gate.GateDocument;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseReport;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** What the span of a phase says. Of several plans in one file it says the sums, the worst verdict and the highest risk. */
final class SpanFacts {
    private static final Set<String> TOOLS = Set.of("terraform", "opentofu");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4}){1,3}(-[a-z]{1,8}[0-9]{0,8})?");

    private SpanFacts() {}

    static Attributes of(PhaseReport report) {
        AttributesBuilder facts = Attributes.builder()
                .put(SpanKeys.GUARD, report.guard())
                .put(SpanKeys.PHASE, report.phase().id());
        if (!report.decisions().isEmpty()) {
            decided(facts, report.decisions());
        }
        if (report.gate() != null) {
            facts.put(SpanKeys.GATE, report.gate().passed() ? GateDocument.PASSED : GateDocument.REFUSED);
        }
        if (report.verification() != null) {
            facts.put(SpanKeys.VERIFICATION, report.verification().status().id());
        }
        return facts.build();
    }

    private static void decided(AttributesBuilder facts, List<Decision> decisions) {
        Decision first = decisions.get(0);
        if (TOOLS.contains(first.plan().tool())) {
            facts.put(SpanKeys.TOOL, first.plan().tool());
            if (VERSION.matcher(first.plan().toolVersion()).matches()) {
                facts.put(SpanKeys.TOOL_VERSION, first.plan().toolVersion());
            }
        }
        facts.put(SpanKeys.PLANS, (long) decisions.size());
        facts.put(SpanKeys.VERDICT, Verdict.worst(decisions).id());
        for (Severity severity : Severity.values()) {
            facts.put(
                    SpanKeys.findings(severity),
                    decisions.stream()
                            .mapToLong(decision -> decision.countsBySeverity().get(severity))
                            .sum());
        }
        changes(facts, decisions, SpanKeys.CREATE, ChangeCounts::create);
        changes(facts, decisions, SpanKeys.UPDATE, ChangeCounts::update);
        changes(facts, decisions, SpanKeys.REPLACE, ChangeCounts::replace);
        changes(facts, decisions, SpanKeys.DELETE, ChangeCounts::delete);
        changes(facts, decisions, SpanKeys.NO_OP, ChangeCounts::noOp);
        facts.put(
                SpanKeys.DRIFT,
                decisions.stream()
                        .mapToLong(decision -> decision.driftSummary().resources())
                        .sum());
        decisions.stream()
                .filter(decision -> !decision.impact().equals(Impact.NONE))
                .mapToLong(decision -> decision.impact().risk().score())
                .max()
                .ifPresent(risk -> facts.put(SpanKeys.RISK, risk));
    }

    private static void changes(
            AttributesBuilder facts, List<Decision> decisions, AttributeKey<Long> key, ToIntFunction<ChangeCounts> of) {
        facts.put(
                key,
                decisions.stream()
                        .mapToLong(decision -> of.applyAsInt(decision.changes()))
                        .sum());
    }
}
