package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.util.HashMap;
import java.util.Map;

/** Outcomes as canonical JSON, one object each. */
public final class ReplayDocument {
    /** Findings of one outcome that are listed; the rest is counted in {@code findings_omitted}. */
    private static final int MAX_FINDINGS = 1_000;

    private ReplayDocument() {}

    /** @param place where the decision is */
    public static String of(String place, ReplayResult result) {
        Map<String, Object> object = labelled(place, result.label());
        object.put("status", result.status().id());
        object.put("verdict", result.verdict());
        object.put("first", result.first() == null ? null : difference(result.first()));
        object.put("differences", result.differences());
        object.put("parts", result.parts());
        object.put("missing", result.missing().stream().toList());
        object.put("problem", result.problem());
        object.put("notes", result.notes());
        return CanonicalJson.text(object);
    }

    /** @param place where the decision is */
    public static String of(String place, TrialResult result) {
        TrialRow row = result.row();
        Map<String, Object> object = labelled(place, row.label());
        object.put("then", row.then());
        object.put("now", row.now());
        object.put("effect", row.effect().id());
        object.put("waived", row.waived());
        object.put("added", row.added());
        object.put("shadow", row.shadow());
        object.put("gone", row.gone());
        object.put("changed", row.changed());
        object.put("exempt", row.exempt());
        object.put(
                "findings",
                result.changes().stream()
                        .limit(MAX_FINDINGS)
                        .map(ReplayDocument::change)
                        .toList());
        object.put("findings_omitted", Math.max(0, result.changes().size() - MAX_FINDINGS));
        object.put(
                "waivers", result.waivers().stream().map(ReplayDocument::waiver).toList());
        object.put("problem", row.problem());
        object.put("notes", result.notes());
        return CanonicalJson.text(object);
    }

    private static Map<String, Object> labelled(String place, DecisionLabel label) {
        Map<String, Object> object = new HashMap<>();
        object.put("place", place);
        object.put("job", label.job());
        object.put("build", label.build());
        object.put("guard", label.guard());
        object.put("date", label.date());
        return object;
    }

    private static Object difference(Difference difference) {
        return Map.of(
                "pointer", difference.pointer(),
                "archived", difference.archived(),
                "replayed", difference.replayed());
    }

    private static Object change(FindingChange change) {
        Map<String, Object> object = new HashMap<>();
        object.put("kind", change.kind().id());
        object.put("policy", change.finding().policy());
        object.put("address", change.finding().address());
        object.put("title", change.finding().title());
        object.put("fingerprint", change.finding().fingerprint());
        object.put("then", change.then() == null ? null : state(change.then()));
        object.put("now", change.now() == null ? null : state(change.now()));
        return object;
    }

    private static Object state(Finding finding) {
        return Map.of(
                "level", finding.level().id(),
                "outcome", finding.outcome().id(),
                "severity", finding.severity().id(),
                "exempt", finding.isExempt() ? finding.exemption().kind() : "");
    }

    private static Object waiver(WaiverUse waiver) {
        return Map.of(
                "layer", waiver.layer(),
                "file", waiver.file(),
                "line", waiver.line(),
                "policy", waiver.policy(),
                "owner", waiver.owner(),
                "expires", waiver.expires(),
                "count", waiver.count());
    }
}
