package io.jenkins.plugins.terraformguard.integration.tracing;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** Names of what spans say. Values are words of the plugin, numbers, ids of guards, and versions; never a part of a plan. */
final class SpanKeys {
    static final String PREFIX = "terraform_guard.";

    static final AttributeKey<String> GUARD = AttributeKey.stringKey(PREFIX + "guard");
    static final AttributeKey<String> PHASE = AttributeKey.stringKey(PREFIX + "phase");
    static final AttributeKey<String> TOOL = AttributeKey.stringKey(PREFIX + "tool");
    static final AttributeKey<String> TOOL_VERSION = AttributeKey.stringKey(PREFIX + "tool.version");
    static final AttributeKey<Long> PLANS = AttributeKey.longKey(PREFIX + "plans");
    static final AttributeKey<String> VERDICT = AttributeKey.stringKey(PREFIX + "verdict");
    static final AttributeKey<Long> RISK = AttributeKey.longKey(PREFIX + "risk");
    static final AttributeKey<Long> DRIFT = AttributeKey.longKey(PREFIX + "drift");
    static final AttributeKey<Long> CREATE = AttributeKey.longKey(PREFIX + "changes.create");
    static final AttributeKey<Long> UPDATE = AttributeKey.longKey(PREFIX + "changes.update");
    static final AttributeKey<Long> REPLACE = AttributeKey.longKey(PREFIX + "changes.replace");
    static final AttributeKey<Long> DELETE = AttributeKey.longKey(PREFIX + "changes.delete");
    static final AttributeKey<Long> NO_OP = AttributeKey.longKey(PREFIX + "changes.none");
    static final AttributeKey<String> GATE = AttributeKey.stringKey(PREFIX + "gate");
    static final AttributeKey<List<String>> GATE_REASONS = AttributeKey.stringArrayKey(PREFIX + "gate.reasons");
    static final AttributeKey<String> VERIFICATION = AttributeKey.stringKey(PREFIX + "verification");
    static final AttributeKey<String> APPROVAL = AttributeKey.stringKey(PREFIX + "approval");
    static final AttributeKey<String> ACT = AttributeKey.stringKey(PREFIX + "approval.act");
    static final AttributeKey<Long> ITEMS = AttributeKey.longKey(PREFIX + "approval.items");

    /** As OpenTelemetry names it; the class of what was thrown, or the kind of what could not be judged. */
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private SpanKeys() {}

    static AttributeKey<Long> findings(Severity severity) {
        return AttributeKey.longKey(PREFIX + "findings." + severity.id());
    }
}
