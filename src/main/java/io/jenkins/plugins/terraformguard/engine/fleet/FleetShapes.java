package io.jenkins.plugins.terraformguard.engine.fleet;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.history.Course;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.EntryShapes;
import io.jenkins.plugins.terraformguard.engine.history.Found;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row in a document, written and read. */
final class FleetShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;
    private static final Reader<Instant> TIME = in -> in.isNull() ? null : in.time();

    private static final Map<String, Reader<?>> ROW = Map.ofEntries(
            entry("job", TEXT),
            entry("guard", TEXT),
            entry("build", COUNT),
            entry("at", JsonCursor::time),
            entry("verdict", in -> in.constant(Verdict::byId, "verdict")),
            entry("course", EntryShapes::course),
            entry("found", EntryShapes::found),
            entry("risk", COUNT),
            entry("drift", FleetShapes::drift),
            entry("waivers", in -> in.list(FleetRow.MAX_WAIVERS, FleetShapes::lapse)),
            entry("providers", in -> in.list(Entry.MAX_NAMES, TEXT)),
            entry("regions", in -> in.list(Entry.MAX_NAMES, TEXT)),
            entry("hits", in -> in.list(Entry.MAX_POLICIES, FleetShapes::hit)),
            entry("asked", COUNT),
            entry("remedy_seconds", COUNT),
            entry("lead_seconds", COUNT),
            entry("score", COUNT));

    private static final Map<String, Reader<?>> DRIFT = Map.of(
            "status",
            in -> in.word(DriftSummary.STATUSES),
            "open",
            COUNT,
            "since",
            TIME,
            "looked",
            COUNT,
            "drifted",
            COUNT);

    private static final Map<String, Reader<?>> LAPSE = Map.of("policy", TEXT, "at", JsonCursor::time, "count", COUNT);
    private static final Map<String, Reader<?>> HIT = Map.of("policy", TEXT, "count", COUNT);

    /** @param asked place of the row's policies in the list of those lists */
    record Indexed(FleetRow row, int asked) {}

    private FleetShapes() {}

    static Object write(FleetRow row, int asked) {
        Map<String, Object> members = new HashMap<>();
        members.put("job", row.job());
        members.put("guard", row.guard());
        members.put("build", row.build());
        members.put("at", row.at().toString());
        members.put("verdict", row.verdict().id());
        members.put("course", EntryShapes.write(row.course()));
        members.put("found", EntryShapes.write(row.found()));
        known(members, "risk", row.risk());
        members.put("drift", write(row.drift()));
        members.put("waivers", row.waivers().stream().map(FleetShapes::write).toList());
        members.put("providers", row.providers());
        members.put("regions", row.regions());
        members.put("hits", row.hits().stream().map(FleetShapes::write).toList());
        members.put("asked", asked);
        known(members, "remedy_seconds", row.remedySeconds());
        known(members, "lead_seconds", row.leadSeconds());
        members.put("score", row.score());
        return members;
    }

    private static void known(Map<String, Object> members, String key, int number) {
        if (number != FleetRow.UNKNOWN) {
            members.put(key, number);
        }
    }

    private static Object write(Drifting drift) {
        Map<String, Object> members = new HashMap<>();
        members.put("status", drift.status());
        members.put("open", drift.open());
        members.put("since", drift.since() == null ? null : drift.since().toString());
        members.put("looked", drift.looked());
        members.put("drifted", drift.drifted());
        return members;
    }

    private static Object write(Lapse lapse) {
        return Map.of("policy", lapse.policy(), "at", lapse.at().toString(), "count", lapse.count());
    }

    private static Object write(PolicyHit hit) {
        return Map.of("policy", hit.policy(), "count", hit.count());
    }

    static Indexed read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(ROW);
        Verdict verdict = fields.required("verdict");
        Found found = fields.required("found");
        Course course = fields.or("course", Course.NONE);
        Drifting drift = fields.required("drift");
        FleetRow row = new FleetRow(
                new FleetKey(fields.required("job"), fields.required("guard")),
                fields.count("build"),
                fields.required("at"),
                verdict,
                course,
                found,
                fields.or("risk", FleetRow.UNKNOWN),
                drift,
                fields.list("waivers"),
                fields.list("providers"),
                fields.list("regions"),
                fields.list("hits"),
                List.of(),
                fields.or("remedy_seconds", FleetRow.UNKNOWN),
                fields.or("lead_seconds", FleetRow.UNKNOWN),
                // Counted anew, so that a later version that weighs otherwise does not have to read all histories.
                ComplianceScore.of(verdict, found, course, drift));
        return new Indexed(row, fields.required("asked"));
    }

    private static Drifting drift(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(DRIFT);
        return new Drifting(
                fields.required("status"),
                fields.count("open"),
                fields.or("since", null),
                fields.count("looked"),
                fields.count("drifted"));
    }

    private static Lapse lapse(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(LAPSE);
        return new Lapse(fields.required("policy"), fields.required("at"), fields.count("count"));
    }

    private static PolicyHit hit(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(HIT);
        return new PolicyHit(fields.required("policy"), fields.count("count"));
    }
}
