package io.jenkins.plugins.terraformguard.engine.decision;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.Destructive;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.DestructiveChange;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts.OutputCounts;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The parts of a decision document: which keys, of which form. */
final class DecisionShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;
    private static final Reader<String> POLICY_ID = in -> in.match(DecisionLimits.POLICY_ID);
    private static final Reader<String> DIGEST = in -> in.match(DecisionLimits.DIGEST);
    private static final Reader<String> ACTION = in -> in.match(DecisionLimits.ACTION);
    private static final Reader<String> TRISTATE = in -> in.word(DecisionLimits.TRISTATE);
    private static final Reader<Severity> SEVERITY = in -> in.constant(Severity::byId, "severity");
    private static final Reader<EnforcementLevel> LEVEL =
            in -> in.constant(EnforcementLevel::byId, "enforcement level");

    static final Reader<List<String>> TEXTS = in -> in.list(DecisionLimits.ENTRIES, TEXT);

    private static final Map<String, Reader<?>> PLAN = Map.ofEntries(
            entry("source", TEXT),
            entry("sha256", DIGEST),
            entry("saved_plan_sha256", DIGEST),
            entry("redacted_sha256", DIGEST),
            entry("format_version", TEXT),
            entry("tool", in -> in.word(DecisionLimits.TOOLS)),
            entry("tool_version", TEXT),
            entry("timestamp", TEXT),
            entry("complete", TRISTATE),
            entry("applyable", TRISTATE),
            entry("errored", TRISTATE));

    private static final Map<String, Reader<?>> OUTPUTS =
            Map.of("create", COUNT, "update", COUNT, "delete", COUNT, "no_op", COUNT);

    private static final Map<String, Reader<?>> CHANGES = Map.ofEntries(
            entry("create", COUNT),
            entry("update", COUNT),
            entry("replace", COUNT),
            entry("delete", COUNT),
            entry("forget", COUNT),
            entry("import", COUNT),
            entry("move", COUNT),
            entry("read", COUNT),
            entry("no_op", COUNT),
            entry("open", COUNT),
            entry("other", COUNT),
            entry("outputs", DecisionShapes::outputs));

    private static final Map<String, Reader<?>> DESTRUCTIVE =
            Map.of("changes", in -> in.list(Destructive.MAX, DecisionShapes::destructiveChange), "omitted", COUNT);

    private static final Map<String, Reader<?>> DESTRUCTIVE_CHANGE =
            Map.of("address", TEXT, "deposed", TEXT, "action", ACTION, "reason", TEXT);

    private static final Map<String, Reader<?>> FINDING = Map.ofEntries(
            entry("policy", POLICY_ID),
            entry("pack", TEXT),
            entry("address", TEXT),
            entry("resource_type", TEXT),
            entry("action", ACTION),
            entry("severity", SEVERITY),
            entry("level", LEVEL),
            entry("outcome", DecisionShapes::outcome),
            entry("title", TEXT),
            entry("message", TEXT),
            entry("remediation", TEXT),
            entry("evidence", in -> in.list(DecisionLimits.EVIDENCE, DecisionShapes::evidence)),
            entry("waits_for", in -> in.list(DecisionLimits.EVIDENCE, TEXT)),
            entry("fingerprint", in -> in.match(DecisionLimits.FINGERPRINT)),
            entry("file", TEXT),
            entry("line", COUNT),
            entry("previous_address", TEXT),
            entry("values_sha256", DIGEST),
            entry("exemption", ExemptionShapes::exemption),
            entry("also_found_by", in -> in.list(Finding.MAX_ALSO, POLICY_ID)));

    private static final Map<String, Reader<?>> EVIDENCE = Map.of(
            "path",
            TEXT,
            "state",
            in -> in.word(DecisionLimits.EVIDENCE_STATES),
            "type",
            in -> in.word(DecisionLimits.EVIDENCE_TYPES),
            "value",
            TEXT);

    private static final Map<String, Reader<?>> POLICY = Map.ofEntries(
            entry("policy", POLICY_ID),
            entry("title", TEXT),
            entry("pack", TEXT),
            entry("severity", SEVERITY),
            entry("level", LEVEL),
            entry("evaluated", COUNT),
            entry("passed", COUNT),
            entry("violations", COUNT),
            entry("undecided", COUNT),
            entry("errors", COUNT),
            entry("rationale", TEXT),
            entry("references", in -> in.texts(DecisionLimits.REFERENCES)));

    private static final Map<String, Reader<?>> ERROR = Map.of(
            "kind", in -> in.word(DecisionLimits.ERROR_KINDS),
            "message", TEXT,
            "file", TEXT,
            "line", COUNT,
            "column", COUNT,
            "remedy", TEXT);

    private DecisionShapes() {}

    static PlanIdentity plan(JsonCursor in) throws IOException, DecisionFormatException {
        Fields plan = in.object(PLAN);
        return new PlanIdentity(
                plan.text("source"),
                plan.text("sha256"),
                plan.text("saved_plan_sha256"),
                plan.text("format_version"),
                plan.or("tool", "unknown"),
                plan.text("tool_version"),
                plan.text("timestamp"),
                plan.or("complete", "unknown"),
                plan.or("applyable", "unknown"),
                plan.or("errored", "unknown"),
                plan.text("redacted_sha256"));
    }

    static ChangeCounts changes(JsonCursor in) throws IOException, DecisionFormatException {
        Fields counts = in.object(CHANGES);
        return new ChangeCounts(
                counts.count("create"),
                counts.count("update"),
                counts.count("replace"),
                counts.count("delete"),
                counts.count("forget"),
                counts.count("import"),
                counts.count("move"),
                counts.count("read"),
                counts.count("no_op"),
                counts.count("open"),
                counts.count("other"),
                counts.or("outputs", ChangeCounts.NONE.outputs()));
    }

    private static OutputCounts outputs(JsonCursor in) throws IOException, DecisionFormatException {
        Fields outputs = in.object(OUTPUTS);
        return new OutputCounts(
                outputs.count("create"), outputs.count("update"), outputs.count("delete"), outputs.count("no_op"));
    }

    static Destructive destructive(JsonCursor in) throws IOException, DecisionFormatException {
        Fields destructive = in.object(DESTRUCTIVE);
        return new Destructive(destructive.list("changes"), destructive.count("omitted"));
    }

    private static DestructiveChange destructiveChange(JsonCursor in) throws IOException, DecisionFormatException {
        Fields change = in.object(DESTRUCTIVE_CHANGE);
        return new DestructiveChange(
                change.required("address"), change.text("deposed"), change.required("action"), change.text("reason"));
    }

    static Finding finding(JsonCursor in) throws IOException, DecisionFormatException {
        Fields finding = in.object(FINDING);
        return new Finding(
                finding.required("policy"),
                finding.text("pack"),
                finding.text("address"),
                finding.text("resource_type"),
                finding.text("action"),
                finding.required("severity"),
                finding.required("level"),
                finding.required("outcome"),
                finding.text("title"),
                finding.text("message"),
                finding.text("remediation"),
                finding.list("evidence"),
                finding.list("waits_for"),
                finding.text("fingerprint"),
                finding.text("file"),
                finding.count("line"),
                finding.text("previous_address"),
                finding.text("values_sha256"),
                finding.or("exemption", null),
                finding.list("also_found_by"));
    }

    private static Outcome outcome(JsonCursor in) throws IOException, DecisionFormatException {
        Outcome outcome = in.constant(Outcome::byId, "outcome");
        if (outcome == Outcome.PASS) {
            throw in.wrong("is a pass, which is no finding");
        }
        return outcome;
    }

    private static Evidence evidence(JsonCursor in) throws IOException, DecisionFormatException {
        Fields evidence = in.object(EVIDENCE);
        return new Evidence(
                evidence.required("path"),
                evidence.required("state"),
                evidence.or("type", "unknown"),
                evidence.text("value"));
    }

    static PolicyTally policy(JsonCursor in) throws IOException, DecisionFormatException {
        Fields policy = in.object(POLICY);
        long answers = (long) policy.count("passed")
                + policy.count("violations")
                + policy.count("undecided")
                + policy.count("errors");
        if (answers != policy.count("evaluated")) {
            throw in.wrong("has " + answers + " answers to " + policy.count("evaluated") + " questions");
        }
        return new PolicyTally(
                policy.required("policy"),
                policy.text("title"),
                policy.text("pack"),
                policy.<Severity>required("severity").id(),
                policy.<EnforcementLevel>required("level").id(),
                policy.count("evaluated"),
                policy.count("passed"),
                policy.count("violations"),
                policy.count("undecided"),
                policy.count("errors"),
                policy.text("rationale"),
                policy.or("references", Map.of()));
    }

    /** An error, or null. */
    static GuardError error(JsonCursor in) throws IOException, DecisionFormatException {
        if (in.isNull()) {
            return null;
        }
        Fields error = in.object(ERROR);
        return new GuardError(
                error.required("kind"),
                error.required("message"),
                error.text("file"),
                error.count("line"),
                error.count("column"),
                error.text("remedy"));
    }
}
