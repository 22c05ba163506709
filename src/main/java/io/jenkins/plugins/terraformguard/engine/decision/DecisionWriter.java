package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a decision as canonical JSON: equal decisions give equal bytes, whatever the platform. */
public final class DecisionWriter {
    static final String ENGINE = "terraform-guard";

    private DecisionWriter() {}

    /**
     * The document; {@link DecisionReader} reads it back to an equal decision. A text that is longer than it would read is
     * cut, with an ellipsis at its end.
     */
    public static byte[] write(Decision decision) {
        Map<String, Object> document = object(
                entry("schema", Decision.SCHEMA),
                entry("id", decision.id()),
                entry("engine", object(entry("name", ENGINE), entry("version", decision.engineVersion()))),
                entry("verdict", decision.verdict().id()),
                entry("reasons", decision.reasons()),
                entry("plan", plan(decision.plan())),
                entry("changes", changes(decision.changes())),
                entry(
                        "destructive",
                        object(
                                entry("changes", list(decision.destructive().changes(), DecisionWriter::destructive)),
                                entry("omitted", decision.destructive().omitted()))),
                entry("findings", list(decision.findings(), DecisionWriter::finding)),
                entry("drift", list(decision.drift(), DriftShapes::write)),
                entry("drift_summary", DriftShapes.write(decision.driftSummary())),
                entry("impact", ImpactShapes.write(decision.impact())),
                entry("packs", list(decision.packs(), PackShape::write)),
                entry("settings", settings(decision.settings())),
                entry("policies", list(decision.policies(), DecisionWriter::policy)),
                entry("notes", decision.notes()),
                entry("evaluated_at", decision.exemptions().evaluatedAt()),
                entry("provenance", GroundsShapes.write(decision.grounds().provenance())),
                entry("verdict_rules", list(decision.grounds().rules(), GroundsShapes::write)),
                entry("obligations", list(decision.grounds().obligations(), GroundsShapes::write)),
                entry("effects", EffectShapes.write(decision.grounds().effects())),
                entry("waivers", list(decision.exemptions().waivers(), ExemptionShapes::write)),
                optional("baseline", decision.exemptions().baseline(), ExemptionShapes::write),
                optional("error", decision.error(), DecisionWriter::error));
        ReviewSummary review = decision.grounds().review();
        if (!review.equals(ReviewSummary.NONE)) {
            document.put("review", ReviewShapes.write(review));
        }
        Scope scope = decision.grounds().scope();
        if (!scope.equals(Scope.NONE)) {
            document.put("scope", ScopeShape.write(scope));
        }
        return CanonicalJson.bytes(document, DecisionLimits.STRING_LENGTH);
    }

    /** The decision's identity: SHA-256 of the document, lower-case hex. */
    public static String digest(Decision decision) {
        return Sha256.hex(write(decision));
    }

    private static Object plan(PlanIdentity plan) {
        return object(
                entry("source", plan.source()),
                entry("sha256", plan.sha256()),
                entry("saved_plan_sha256", plan.savedPlanSha256()),
                entry("format_version", plan.formatVersion()),
                entry("tool", plan.tool()),
                entry("tool_version", plan.toolVersion()),
                entry("timestamp", plan.timestamp()),
                entry("complete", plan.complete()),
                entry("applyable", plan.applyable()),
                entry("errored", plan.errored()),
                entry("redacted_sha256", plan.redactedSha256()));
    }

    private static Object changes(ChangeCounts counts) {
        return object(
                entry("create", counts.create()),
                entry("update", counts.update()),
                entry("replace", counts.replace()),
                entry("delete", counts.delete()),
                entry("forget", counts.forget()),
                entry("import", counts.imports()),
                entry("move", counts.move()),
                entry("read", counts.read()),
                entry("no_op", counts.noOp()),
                entry("open", counts.open()),
                entry("other", counts.other()),
                entry(
                        "outputs",
                        object(
                                entry("create", counts.outputs().create()),
                                entry("update", counts.outputs().update()),
                                entry("delete", counts.outputs().delete()),
                                entry("no_op", counts.outputs().noOp()))));
    }

    private static Object destructive(DestructiveChange change) {
        return object(
                entry("address", change.address()),
                entry("deposed", change.deposed()),
                entry("action", change.action()),
                entry("reason", change.reason()));
    }

    private static Object finding(Finding finding) {
        return object(
                entry("policy", finding.policy()),
                entry("pack", finding.pack()),
                entry("address", finding.address()),
                entry("resource_type", finding.resourceType()),
                entry("action", finding.action()),
                entry("severity", finding.severity().id()),
                entry("level", finding.level().id()),
                entry("outcome", finding.outcome().id()),
                entry("title", finding.title()),
                entry("message", finding.message()),
                entry("remediation", finding.remediation()),
                entry("evidence", list(finding.evidence(), DecisionWriter::evidence)),
                entry("waits_for", finding.waitsFor()),
                entry("fingerprint", finding.fingerprint()),
                entry("file", finding.file()),
                entry("line", finding.line()),
                entry("previous_address", finding.previousAddress()),
                entry("values_sha256", finding.values()),
                optional("exemption", finding.exemption(), ExemptionShapes::write));
    }

    private static Object evidence(Evidence evidence) {
        return object(
                entry("path", evidence.path()),
                entry("state", evidence.state()),
                entry("type", evidence.type()),
                entry("value", evidence.value()));
    }

    private static Object settings(AppliedSettings settings) {
        Map<String, Object> document = object(
                entry("profile", settings.profile()),
                entry(
                        "overrides",
                        list(
                                settings.overrides(),
                                rule -> object(
                                        entry("policy", rule.policy()),
                                        entry("level", rule.level()),
                                        entry("layer", rule.layer())))),
                entry(
                        "disabled",
                        list(
                                settings.disabled(),
                                rule -> object(
                                        entry("policy", rule.policy()),
                                        entry("reason", rule.reason()),
                                        entry("layer", rule.layer())))),
                entry(
                        "params",
                        list(
                                settings.params(),
                                param -> object(
                                        entry("pack", param.pack()),
                                        entry("name", param.name()),
                                        entry("value", param.value()),
                                        entry("digest", param.digest()),
                                        entry("layer", param.layer())))),
                entry(
                        "files",
                        list(
                                settings.files(),
                                file -> object(
                                        entry("file", file.file()),
                                        entry("digest", file.digest()),
                                        entry("layer", file.layer())))),
                entry("approvals", ApprovalRulesShapes.write(settings.approvals())));
        if (!settings.review().equals(ReviewRules.DEFAULT)) {
            document.put("review", ReviewRulesShape.write(settings.review()));
        }
        return document;
    }

    private static Object policy(PolicyTally tally) {
        return object(
                entry("policy", tally.policy()),
                entry("title", tally.title()),
                entry("pack", tally.pack()),
                entry("severity", tally.severity()),
                entry("level", tally.level()),
                entry("evaluated", tally.evaluated()),
                entry("passed", tally.passed()),
                entry("violations", tally.violations()),
                entry("undecided", tally.undecided()),
                entry("errors", tally.errors()),
                entry("rationale", tally.rationale()),
                entry("references", tally.references()));
    }

    private static Object error(GuardError error) {
        return object(
                entry("kind", error.kind()),
                entry("message", error.message()),
                entry("file", error.file()),
                entry("line", error.line()),
                entry("column", error.column()),
                entry("remedy", error.remedy()));
    }

    record Entry(String key, Object value) {}

    static Entry entry(String key, Object value) {
        return new Entry(key, value == null ? "" : value);
    }

    private static <T> Entry optional(String key, T value, Function<T, Object> writer) {
        return new Entry(key, value == null ? null : writer.apply(value));
    }

    static Map<String, Object> object(Entry... entries) {
        Map<String, Object> object = new HashMap<>();
        for (Entry entry : entries) {
            object.put(entry.key(), entry.value());
        }
        return object;
    }

    static <T> List<Object> list(List<T> elements, Function<T, Object> writer) {
        return elements.stream().map(writer).toList();
    }
}
