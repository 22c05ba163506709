package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What layers say of approvals, in a document, written and read. */
final class ApprovalRulesShapes {
    private static final Reader<List<String>> TEXTS = in -> in.list(DecisionLimits.COUNTERS, JsonCursor::text);
    private static final Reader<Duration> SECONDS = in -> Duration.ofSeconds(in.count());

    private static final Map<String, Reader<?>> APPROVALS = Map.of(
            "answer_within_seconds",
            SECONDS,
            "holds_seconds",
            SECONDS,
            "keep",
            in -> in.constant(KeepMode::byId, "word for what is kept"),
            "committers",
            JsonCursor::bool,
            "break_glass",
            JsonCursor::bool,
            "rules",
            in -> in.list(DecisionLimits.COUNTERS, ApprovalRulesShapes::rule));

    private static final Map<String, Reader<?>> RULE = Map.of(
            "name", JsonCursor::text,
            "policies", TEXTS,
            "severities", TEXTS,
            "levels", TEXTS,
            "quorum", ApprovalRulesShapes::quorum,
            "approvers", TEXTS,
            "remind_after_seconds", SECONDS,
            "escalate_after_seconds", SECONDS,
            "escalate_to", TEXTS,
            "layer", in -> in.word(DecisionLimits.LAYERS));

    private ApprovalRulesShapes() {}

    static Object write(ApprovalRules rules) {
        return object(
                entry("answer_within_seconds", rules.answerWithin().toSeconds()),
                entry("holds_seconds", rules.holds().toSeconds()),
                entry("keep", rules.keep().id()),
                entry("committers", rules.committers()),
                entry("break_glass", rules.breakGlass()),
                entry("rules", list(rules.rules(), ApprovalRulesShapes::write)));
    }

    private static Object write(ApprovalRule rule) {
        return object(
                entry("name", rule.name()),
                entry("policies", rule.policies()),
                entry("severities", rule.severities()),
                entry("levels", rule.levels()),
                entry("quorum", rule.quorum()),
                entry("approvers", rule.approvers()),
                entry("remind_after_seconds", rule.remindAfter().toSeconds()),
                entry("escalate_after_seconds", rule.escalateAfter().toSeconds()),
                entry("escalate_to", rule.escalateTo()),
                entry("layer", rule.layer()));
    }

    static ApprovalRules rules(JsonCursor in) throws IOException, DecisionFormatException {
        Fields said = in.object(APPROVALS);
        ApprovalRules otherwise = ApprovalRules.DEFAULT;
        return new ApprovalRules(
                said.or("answer_within_seconds", otherwise.answerWithin()),
                said.or("holds_seconds", otherwise.holds()),
                said.or("keep", otherwise.keep()),
                said.or("committers", otherwise.committers()),
                said.or("break_glass", otherwise.breakGlass()),
                said.list("rules"));
    }

    private static ApprovalRule rule(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rule = in.object(RULE);
        return new ApprovalRule(
                rule.required("name"),
                rule.list("policies"),
                rule.list("severities"),
                rule.list("levels"),
                rule.or("quorum", 1),
                rule.list("approvers"),
                rule.or("remind_after_seconds", Duration.ZERO),
                rule.or("escalate_after_seconds", Duration.ZERO),
                rule.list("escalate_to"),
                rule.required("layer"));
    }

    private static int quorum(JsonCursor in) throws IOException, DecisionFormatException {
        int quorum = in.count();
        if (quorum < 1) {
            throw in.wrong("is not at least 1");
        }
        return quorum;
    }
}
