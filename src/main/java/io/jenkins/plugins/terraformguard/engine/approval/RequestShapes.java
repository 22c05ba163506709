package io.jenkins.plugins.terraformguard.engine.approval;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.PackShape;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A request in a document, written and read. */
final class RequestShapes {
    private static final int MAX_REQUIREMENTS = 2_000;
    private static final int MAX_PACKS = 10_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern DIGEST_OR_EMPTY = Pattern.compile("(?:[0-9a-f]{64})?");
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<List<String>> NAMES = in -> in.list(ActShapes.MAX_NAMES, TEXT);

    private static final Map<String, Reader<?>> ASKER =
            Map.of("job", TEXT, "build", TEXT, "url", TEXT, "started_by", TEXT);

    private static final Map<String, Reader<?>> EFFECTS =
            Map.of("sha256", in -> in.match(DIGEST_OR_EMPTY), "count", JsonCursor::count, "hidden", JsonCursor::count);

    private static final Map<String, Reader<?>> ITEM =
            Map.of("id", TEXT, "policy", TEXT, "severity", TEXT, "level", TEXT, "address", TEXT, "message", TEXT);

    private static final Map<String, Reader<?>> ESCALATION = Map.of("at", JsonCursor::time, "to", NAMES);

    private static final Map<String, Reader<?>> REQUIREMENT = Map.of(
            "name",
            TEXT,
            "items",
            in -> in.list(ActShapes.MAX_ITEMS, TEXT),
            "quorum",
            JsonCursor::count,
            "approvers",
            NAMES,
            "remind_at",
            in -> in.isNull() ? null : in.time(),
            "escalation",
            in -> in.isNull() ? null : escalation(in));

    private static final Map<String, Reader<?>> TERMS = Map.of(
            "holds_seconds", JsonCursor::count,
            "keep", in -> in.constant(KeepMode::byId, "word for what is kept"),
            "break_glass", JsonCursor::bool);

    private static final Map<String, Reader<?>> REQUEST = Map.ofEntries(
            entry("id", in -> in.match(ID)),
            entry("guard", in -> in.match(ID)),
            entry("asker", in -> in.object(ASKER)),
            entry("decision", in -> in.match(DIGEST)),
            entry("effects", in -> in.object(EFFECTS)),
            entry("packs", in -> in.list(MAX_PACKS, PackShape::read)),
            entry("items", in -> in.list(ActShapes.MAX_ITEMS, RequestShapes::item)),
            entry("requirements", in -> in.list(MAX_REQUIREMENTS, RequestShapes::requirement)),
            entry("terms", in -> in.object(TERMS)),
            entry("excluded", in -> in.texts(ActShapes.MAX_NAMES)),
            entry("requested_at", JsonCursor::time),
            entry("expires_at", JsonCursor::time));

    private RequestShapes() {}

    static Object write(ApprovalRequest request) {
        Map<String, Object> document = new HashMap<>();
        document.put("id", request.id());
        document.put("guard", request.guard());
        document.put(
                "asker",
                Map.of(
                        "job", request.asker().job(),
                        "build", request.asker().build(),
                        "url", request.asker().url(),
                        "started_by", request.asker().startedBy()));
        document.put("decision", request.decisionSha256());
        document.put(
                "effects",
                Map.of(
                        "sha256",
                        request.effects().digest(),
                        "count",
                        request.effects().count(),
                        "hidden",
                        request.effects().hidden()));
        document.put("packs", request.packs().stream().map(PackShape::write).toList());
        document.put("items", request.items().stream().map(RequestShapes::write).toList());
        document.put(
                "requirements",
                request.requirements().stream().map(RequestShapes::write).toList());
        document.put(
                "terms",
                Map.of(
                        "holds_seconds", request.terms().holds().toSeconds(),
                        "keep", request.terms().keep().id(),
                        "break_glass", request.terms().breakGlass()));
        document.put("excluded", request.excluded());
        document.put("requested_at", request.requestedAt().toString());
        document.put("expires_at", request.expiresAt().toString());
        return document;
    }

    static Map<String, Object> write(ApprovalItem item) {
        return Map.of(
                "id", item.id(),
                "policy", item.policy(),
                "severity", item.severity(),
                "level", item.level(),
                "address", item.address(),
                "message", item.message());
    }

    private static Object write(Requirement requirement) {
        Map<String, Object> document = new HashMap<>();
        document.put("name", requirement.name());
        document.put("items", requirement.items());
        document.put("quorum", requirement.quorum());
        document.put("approvers", List.copyOf(requirement.approvers()));
        document.put(
                "remind_at",
                requirement.remindAt() == null ? null : requirement.remindAt().toString());
        Requirement.Escalation later = requirement.escalation();
        document.put(
                "escalation",
                later == null ? null : Map.of("at", later.at().toString(), "to", List.copyOf(later.to())));
        return document;
    }

    static ApprovalRequest request(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(REQUEST);
        Fields asker = fields.required("asker");
        Fields effects = fields.required("effects");
        Fields terms = fields.required("terms");
        try {
            return new ApprovalRequest(
                    fields.required("id"),
                    fields.required("guard"),
                    new Asker(asker.text("job"), asker.text("build"), asker.text("url"), asker.text("started_by")),
                    fields.required("decision"),
                    new Effects(effects.text("sha256"), effects.count("count"), effects.count("hidden"), List.of()),
                    fields.list("packs"),
                    fields.list("items"),
                    fields.list("requirements"),
                    new Terms(
                            Duration.ofSeconds(terms.count("holds_seconds")),
                            terms.required("keep"),
                            terms.required("break_glass")),
                    new TreeMap<>(fields.or("excluded", Map.of())),
                    fields.required("requested_at"),
                    fields.required("expires_at"));
        } catch (IllegalArgumentException e) {
            throw in.wrong("can't be a request: " + e.getMessage());
        }
    }

    static ApprovalItem item(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(ITEM);
        return new ApprovalItem(
                fields.required("id"),
                fields.text("policy"),
                fields.text("severity"),
                fields.text("level"),
                fields.text("address"),
                fields.text("message"));
    }

    private static Requirement requirement(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(REQUIREMENT);
        try {
            return new Requirement(
                    fields.text("name"),
                    fields.list("items"),
                    fields.count("quorum"),
                    Set.copyOf(fields.<String>list("approvers")),
                    fields.or("remind_at", null),
                    fields.or("escalation", null));
        } catch (IllegalArgumentException e) {
            throw in.wrong("can't be a requirement: " + e.getMessage());
        }
    }

    private static Requirement.Escalation escalation(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(ESCALATION);
        return new Requirement.Escalation(fields.required("at"), Set.copyOf(fields.<String>list("to")));
    }
}
