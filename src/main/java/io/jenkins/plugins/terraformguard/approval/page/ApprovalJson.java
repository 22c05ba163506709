package io.jenkins.plugins.terraformguard.approval.page;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.OpenFor;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules;
import io.jenkins.plugins.terraformguard.engine.approval.Voter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests as programs read them. */
final class ApprovalJson {
    static final String SCHEMA = "terraform-guard/approval-api/v1";

    private ApprovalJson() {}

    /** Several, the oldest first. */
    static Map<String, Object> of(List<ApprovalCase> approvals, String root, Instant now) {
        return Map.of(
                "schema",
                SCHEMA,
                "approvals",
                approvals.stream().map(one -> shortly(one, root, now)).toList());
    }

    /** Where a request stands, without what it is about. */
    static Map<String, Object> shortly(ApprovalCase approval, String root, Instant now) {
        ApprovalRequest request = approval.log().request();
        ApprovalState state = approval.state();
        Map<String, Object> json = new HashMap<>();
        json.put("request", request.id());
        json.put("guard", request.guard());
        json.put("job", approval.run().getParent().getFullName());
        json.put("build", approval.run().getNumber());
        json.put("url", root + approval.url());
        json.put("status", state.status().id());
        json.put("requested_at", request.requestedAt().toString());
        json.put("expires_at", request.expiresAt().toString());
        json.put("until", time(state.until(request)));
        json.put("started_by", request.asker().startedBy());
        json.put("items_total", request.items().size());
        json.put("waits_for_me", OpenFor.any(request, state, approval.voter(), now));
        return json;
    }

    /** One, with all that is known of it and what whoever asks may do. */
    static Map<String, Object> of(ApprovalCase approval, String root, Instant now) {
        ApprovalRequest request = approval.log().request();
        ApprovalState state = approval.state();
        Map<String, Object> json = new HashMap<>(shortly(approval, root, now));
        json.put("schema", SCHEMA);
        json.put("decision_sha256", request.decisionSha256());
        json.put(
                "effects",
                Map.of(
                        "sha256",
                        request.effects().digest(),
                        "count",
                        request.effects().count()));
        json.put("items", request.items().stream().map(ApprovalDocument::shape).toList());
        json.put("requirements", requirements(request, state));
        json.put("acts", approval.log().acts().stream().map(ApprovalJson::act).toList());
        json.put("excluded", Map.copyOf(request.excluded()));
        json.put("refusals", refusals(approval, approval.voter(), now));
        return json;
    }

    /** Why an answer was not taken. */
    static Map<String, Object> refusal(String kind, String why) {
        return Map.of("schema", SCHEMA, "refused", kind, "message", why);
    }

    static String word(VoteRules.Refusal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why whoever asks can't answer so; empty texts for what he can. */
    private static Map<String, Object> refusals(ApprovalCase approval, Voter voter, Instant now) {
        ApprovalView view = new ApprovalView(approval, voter, now);
        Map<String, Object> json = new HashMap<>();
        for (Act.Kind kind :
                List.of(Act.Kind.APPROVE, Act.Kind.REJECT, Act.Kind.WITHDRAW, Act.Kind.BREAK_GLASS, Act.Kind.VOID)) {
            json.put(kind.id(), view.refusal(kind));
        }
        return json;
    }

    private static List<Object> requirements(ApprovalRequest request, ApprovalState state) {
        Map<Requirement, Integer> missing = new HashMap<>();
        state.open().forEach(open -> missing.put(open.requirement(), open.missing()));
        List<Object> json = new ArrayList<>();
        for (Requirement requirement : request.requirements()) {
            Requirement.Escalation later = requirement.escalation();
            Map<String, Object> one = new HashMap<>();
            one.put("name", requirement.name());
            one.put("items", requirement.items());
            one.put("quorum", requirement.quorum());
            one.put("approvers", List.copyOf(requirement.approvers()));
            one.put("missing", missing.getOrDefault(requirement, 0));
            one.put("remind_at", time(requirement.remindAt()));
            one.put("escalate", later == null ? null : Map.of("at", time(later.at()), "to", List.copyOf(later.to())));
            json.add(one);
        }
        return json;
    }

    private static Map<String, Object> act(Act act) {
        return Map.of(
                "kind", act.kind().id(),
                "by", act.by(),
                "items", act.items(),
                "reason", act.reason(),
                "at", act.at().toString(),
                "waiver", act.waiver(),
                "origin", act.origin());
    }

    private static String time(Instant time) {
        return time == null ? null : time.toString();
    }
}
