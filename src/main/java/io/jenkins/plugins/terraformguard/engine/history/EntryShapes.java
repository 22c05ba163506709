package io.jenkins.plugins.terraformguard.engine.history;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An entry of a history in a document, written and read. */
final class EntryShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;
    private static final Reader<Instant> TIME = in -> in.isNull() ? null : in.time();

    private static final Map<String, Reader<?>> ENTRY = Map.ofEntries(
            entry("build", COUNT),
            entry("at", JsonCursor::time),
            entry("verdict", in -> in.constant(Verdict::byId, "verdict")),
            entry("course", EntryShapes::course),
            entry("found", EntryShapes::found),
            entry("risk", COUNT),
            entry("add", COUNT),
            entry("change", COUNT),
            entry("destroy", COUNT),
            entry("drift", EntryShapes::drift),
            entry("policies", in -> in.list(Entry.MAX_POLICIES, UseShapes::policy)),
            entry("more", COUNT),
            entry("packs", in -> in.list(Entry.MAX_PACKS, UseShapes::pack)),
            entry("providers", in -> in.list(Entry.MAX_NAMES, TEXT)),
            entry("regions", in -> in.list(Entry.MAX_NAMES, TEXT)),
            entry("effects", TEXT),
            entry("lead_seconds", COUNT));

    private static final Map<String, Reader<?>> COURSE = Map.of(
            "approval",
            TEXT,
            "asked",
            TIME,
            "gate",
            TEXT,
            "gated_at",
            TIME,
            "verification",
            TEXT,
            "discharged",
            COUNT,
            "broken",
            COUNT);

    private static final Map<String, Reader<?>> FOUND = Map.of(
            "by_severity", in -> in.counts(Severity.values().length),
            "undecided", COUNT,
            "errors", COUNT,
            "waived", COUNT,
            "baseline", COUNT,
            "shadow", COUNT);

    private static final Map<String, Reader<?>> DRIFT =
            Map.of("status", TEXT, "open", COUNT, "remedied", COUNT, "remedy_seconds", COUNT);

    private EntryShapes() {}

    static Object write(Entry entry) {
        Map<String, Object> members = new HashMap<>();
        members.put("build", entry.build());
        members.put("at", entry.at().toString());
        members.put("verdict", entry.verdict().id());
        members.put("course", write(entry.course()));
        members.put("found", write(entry.found()));
        known(members, "risk", entry.risk());
        members.put("add", entry.changes().add());
        members.put("change", entry.changes().change());
        members.put("destroy", entry.changes().destroy());
        members.put("drift", write(entry.drift()));
        members.put("policies", entry.policies().stream().map(UseShapes::write).toList());
        members.put("more", entry.more());
        members.put("packs", entry.packs().stream().map(UseShapes::write).toList());
        members.put("providers", entry.providers());
        members.put("regions", entry.regions());
        members.put("effects", entry.effects());
        known(members, "lead_seconds", entry.leadSeconds());
        return members;
    }

    private static void known(Map<String, Object> members, String key, int number) {
        if (number != Entry.UNKNOWN) {
            members.put(key, number);
        }
    }

    private static Object write(Course course) {
        Map<String, Object> members = new HashMap<>();
        members.put("approval", course.approval());
        members.put("asked", course.asked() == null ? null : course.asked().toString());
        members.put("gate", course.gate());
        members.put(
                "gated_at", course.gatedAt() == null ? null : course.gatedAt().toString());
        members.put("verification", course.verification());
        members.put("discharged", course.discharged());
        members.put("broken", course.broken());
        return members;
    }

    private static Object write(Found found) {
        Map<String, Object> severities = new TreeMap<>();
        found.bySeverity().forEach((severity, count) -> severities.put(severity.id(), count));
        return Map.of(
                "by_severity",
                severities,
                "undecided",
                found.undecided(),
                "errors",
                found.errors(),
                "waived",
                found.waived(),
                "baseline",
                found.baseline(),
                "shadow",
                found.shadow());
    }

    private static Object write(DriftCount drift) {
        return Map.of(
                "status",
                drift.status(),
                "open",
                drift.open(),
                "remedied",
                drift.remedied(),
                "remedy_seconds",
                drift.remedySeconds());
    }

    static Entry read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(ENTRY);
        return new Entry(
                fields.required("build"),
                fields.required("at"),
                fields.required("verdict"),
                fields.or("course", Course.NONE),
                fields.required("found"),
                fields.or("risk", Entry.UNKNOWN),
                new Entry.Changes(fields.count("add"), fields.count("change"), fields.count("destroy")),
                fields.required("drift"),
                fields.list("policies"),
                fields.count("more"),
                fields.list("packs"),
                fields.list("providers"),
                fields.list("regions"),
                fields.text("effects"),
                fields.or("lead_seconds", Entry.UNKNOWN));
    }

    private static Course course(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(COURSE);
        return new Course(
                fields.text("approval"),
                fields.or("asked", null),
                fields.text("gate"),
                fields.or("gated_at", null),
                fields.text("verification"),
                fields.count("discharged"),
                fields.count("broken"));
    }

    private static Found found(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(FOUND);
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Map.Entry<String, Integer> count :
                fields.<Map<String, Integer>>or("by_severity", Map.of()).entrySet()) {
            Severity severity = Severity.byId(count.getKey());
            if (severity == null) {
                throw in.wrong("names '" + count.getKey() + "', which is no severity");
            }
            counts.put(severity, count.getValue());
        }
        return new Found(
                counts,
                fields.count("undecided"),
                fields.count("errors"),
                fields.count("waived"),
                fields.count("baseline"),
                fields.count("shadow"));
    }

    private static DriftCount drift(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(DRIFT);
        return new DriftCount(
                fields.text("status"), fields.count("open"), fields.count("remedied"), fields.count("remedy_seconds"));
    }
}
