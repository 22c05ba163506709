package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.BrokenPolicy;
import io.jenkins.plugins.terraformguard.engine.drift.Drift.DriftedPath;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.drift.life.FollowUp;
import io.jenkins.plugins.terraformguard.engine.drift.life.Outcome;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Drift in a decision document, written and read. */
final class DriftShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;
    private static final Reader<String> SEVERITY = in -> in.word(Set.copyOf(Drift.SEVERITIES));

    private static final Map<String, Reader<?>> DRIFT = Map.ofEntries(
            Map.entry("address", TEXT),
            Map.entry("resource_type", TEXT),
            Map.entry("kind", in -> in.word(DecisionLimits.DRIFT_KINDS)),
            Map.entry("previous_address", TEXT),
            Map.entry("paths", in -> in.list(Drift.MAX_PATHS, DriftShapes::path)),
            Map.entry("omitted_paths", COUNT),
            Map.entry("severity", SEVERITY),
            Map.entry("breaks", in -> in.list(Drift.MAX_BREAKS, DriftShapes::broken)),
            Map.entry("remedies", in -> in.list(Drift.MAX_REMEDIES, DriftShapes::remedy)),
            Map.entry("file", TEXT),
            Map.entry("line", COUNT));

    private static final Map<String, Reader<?>> PATH = Map.of(
            "path",
            TEXT,
            "before",
            TEXT,
            "after",
            TEXT,
            "planned",
            TEXT,
            "class",
            in -> in.constant(DriftClass::byId, "class of drift"),
            "noise",
            in -> in.match(DecisionLimits.WORD),
            "ignored",
            TEXT,
            "security",
            JsonCursor::bool,
            "relevant",
            JsonCursor::bool,
            "id",
            in -> in.match(DecisionLimits.DRIFT_ID));

    private static final Map<String, Reader<?>> BROKEN =
            Map.of("policy", in -> in.match(DecisionLimits.POLICY_ID), "severity", SEVERITY, "title", TEXT);

    private static final Map<String, Reader<?>> REMEDY = Map.of(
            "kind", in -> in.word(DriftRemedy.KINDS),
            "title", TEXT,
            "text", TEXT,
            "language", in -> in.word(DriftRemedy.LANGUAGES),
            "file", TEXT,
            "line", COUNT,
            "risk", TEXT);

    private static final Map<String, Reader<?>> SUMMARY = Map.ofEntries(
            Map.entry("status", in -> in.word(DriftSummary.STATUSES)),
            Map.entry("resources", COUNT),
            Map.entry("attributes", COUNT),
            Map.entry("classes", in -> in.counts(DecisionLimits.COUNTERS)),
            Map.entry("noise", in -> in.counts(DecisionLimits.COUNTERS)),
            Map.entry("ignored", COUNT),
            Map.entry("problems", DecisionShapes.TEXTS),
            Map.entry("outcomes", in -> in.list(DecisionLimits.ENTRIES, DriftShapes::outcome)),
            Map.entry("state_lineage", in -> in.match(DecisionLimits.VERSION)),
            Map.entry("state_serial", in -> in.match(DecisionLimits.SERIAL)),
            Map.entry("alarm_after", COUNT));

    private static final Map<String, Reader<?>> OUTCOME = Map.of(
            "id",
            in -> in.match(DecisionLimits.DRIFT_ID),
            "outcome",
            in -> in.constant(DriftShapes::outcomeById, "outcome"));

    private DriftShapes() {}

    static Object write(Drift drift) {
        return object(
                entry("address", drift.address()),
                entry("resource_type", drift.type()),
                entry("kind", drift.kind()),
                entry("previous_address", drift.previousAddress()),
                entry("paths", list(drift.paths(), DriftShapes::write)),
                entry("omitted_paths", drift.omittedPaths()),
                entry("severity", drift.severity()),
                entry("breaks", list(drift.breaks(), DriftShapes::write)),
                entry("remedies", list(drift.remedies(), DriftShapes::write)),
                entry("file", drift.file()),
                entry("line", drift.line()));
    }

    private static Object write(DriftedPath path) {
        return object(
                entry("path", path.path()),
                entry("before", path.before()),
                entry("after", path.after()),
                entry("planned", path.planned()),
                entry("class", path.driftClass().id()),
                entry("noise", path.noise()),
                entry("ignored", path.ignored()),
                entry("security", path.security()),
                entry("relevant", path.relevant()),
                entry("id", path.id()));
    }

    private static Object write(BrokenPolicy broken) {
        return object(
                entry("policy", broken.policy()), entry("severity", broken.severity()), entry("title", broken.title()));
    }

    private static Object write(DriftRemedy remedy) {
        return object(
                entry("kind", remedy.kind()),
                entry("title", remedy.title()),
                entry("text", remedy.text()),
                entry("language", remedy.language()),
                entry("file", remedy.file()),
                entry("line", remedy.line()),
                entry("risk", remedy.risk()));
    }

    static Object write(DriftSummary summary) {
        return object(
                entry("status", summary.status()),
                entry("resources", summary.resources()),
                entry("attributes", summary.attributes()),
                entry("classes", summary.classes()),
                entry("noise", summary.noise()),
                entry("ignored", summary.ignored()),
                entry("problems", summary.problems()),
                entry(
                        "outcomes",
                        list(
                                List.copyOf(summary.known().outcomes().entrySet()),
                                known -> object(
                                        entry("id", known.getKey()),
                                        entry("outcome", known.getValue().name().toLowerCase(Locale.ROOT))))),
                entry("state_lineage", summary.known().serial().lineage()),
                entry("state_serial", Long.toString(summary.known().serial().serial())),
                entry("alarm_after", summary.known().alarmAfter()));
    }

    private static Map.Entry<String, Outcome> outcome(JsonCursor in) throws IOException, DecisionFormatException {
        Fields outcome = in.object(OUTCOME);
        return Map.entry(outcome.required("id"), outcome.required("outcome"));
    }

    private static Outcome outcomeById(String name) {
        for (Outcome known : Outcome.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(name)) {
                return known;
            }
        }
        return null;
    }

    static Drift drift(JsonCursor in) throws IOException, DecisionFormatException {
        Fields drift = in.object(DRIFT);
        return new Drift(
                drift.required("address"),
                drift.text("resource_type"),
                drift.required("kind"),
                drift.text("previous_address"),
                drift.list("paths"),
                drift.count("omitted_paths"),
                drift.or("severity", "low"),
                drift.list("breaks"),
                drift.list("remedies"),
                drift.text("file"),
                drift.count("line"));
    }

    private static DriftedPath path(JsonCursor in) throws IOException, DecisionFormatException {
        Fields path = in.object(PATH);
        return new DriftedPath(
                path.required("path"),
                path.text("before"),
                path.text("after"),
                path.text("planned"),
                path.or("class", DriftClass.UNDETERMINED),
                path.text("noise"),
                path.text("ignored"),
                path.or("security", false),
                path.or("relevant", false),
                path.text("id"));
    }

    private static BrokenPolicy broken(JsonCursor in) throws IOException, DecisionFormatException {
        Fields broken = in.object(BROKEN);
        return new BrokenPolicy(broken.required("policy"), broken.required("severity"), broken.text("title"));
    }

    private static DriftRemedy remedy(JsonCursor in) throws IOException, DecisionFormatException {
        Fields remedy = in.object(REMEDY);
        return new DriftRemedy(
                remedy.required("kind"),
                remedy.text("title"),
                remedy.text("text"),
                remedy.text("language"),
                remedy.text("file"),
                remedy.count("line"),
                remedy.text("risk"));
    }

    static DriftSummary summary(JsonCursor in) throws IOException, DecisionFormatException {
        Fields summary = in.object(SUMMARY);
        return new DriftSummary(
                summary.required("status"),
                summary.count("resources"),
                summary.count("attributes"),
                summary.or("classes", Map.of()),
                summary.or("noise", Map.of()),
                summary.count("ignored"),
                summary.list("problems"),
                followUp(summary));
    }

    private static FollowUp followUp(Fields summary) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (Map.Entry<String, Outcome> known : summary.<Map.Entry<String, Outcome>>list("outcomes")) {
            outcomes.put(known.getKey(), known.getValue());
        }
        return new FollowUp(
                outcomes,
                new StateSerial(summary.text("state_lineage"), Long.parseLong(summary.or("state_serial", "0"))),
                summary.or("alarm_after", 1));
    }
}
