package io.jenkins.plugins.terraformguard.engine.replay;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.Imported;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftWatch;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import io.jenkins.plugins.terraformguard.engine.drift.life.Tracked;
import io.jenkins.plugins.terraformguard.engine.imports.ImportsDocument;
import io.jenkins.plugins.terraformguard.engine.replay.ArchivedInputs.ArchivedPlan;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON form of archived inputs: canonical, see docs/schema/inputs.schema.json. */
final class InputsDocument {
    static final String SCHEMA = "terraform-guard/inputs/v1";
    static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Such as {@code 2027-01-31T12:00:00Z}. */
    static final Pattern TIME = Pattern.compile("[+-]?[0-9]{4,10}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    private static final StrictJson JSON = new StrictJson(ArchiveLimits.TEXT);
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<String> DIGEST_TEXT = in -> in.match(DIGEST);
    private static final Reader<Long> LONG = in -> Long.parseLong(in.match(NUMBER));

    private static final Map<String, Reader<?>> TRACKED =
            Map.of("id", TEXT, "address", TEXT, "kind", TEXT, "path", TEXT, "before", TEXT, "after", TEXT);
    private static final Map<String, Reader<?>> WATCH = Map.of(
            "tracked", in -> in.list(ArchiveLimits.TRACKED, InputsDocument::tracked), "lineage", TEXT, "serial", LONG);
    private static final Map<String, Reader<?>> PLAN =
            Map.of("sha256", DIGEST_TEXT, "gzip_sha256", DIGEST_TEXT, "size", LONG);
    private static final Map<String, Reader<?>> SCHEMA_ONLY = Map.of("schema", TEXT);
    private static final Map<String, Reader<?>> INPUTS = Map.ofEntries(
            entry("evaluated_at", InputsDocument::time),
            entry("limits", TEXT),
            entry("plan", InputsDocument::plan),
            entry("policies", DIGEST_TEXT),
            entry("sources", SourceReader::read),
            entry("watch", InputsDocument::watch),
            entry("imports", in -> in.list(Imported.MAX_REPORTS, ImportsDocument::read)));

    private InputsDocument() {}

    /** Writes the document by and by, for it may be large. */
    static void write(ArchivedInputs inputs, OutputStream out) throws IOException {
        Map<String, Object> document = new HashMap<>();
        document.put("schema", SCHEMA);
        document.put("evaluated_at", inputs.evaluatedAt().toString());
        document.put("limits", inputs.limits());
        document.put("plan", inputs.plan().map(InputsDocument::plan).orElse(null));
        document.put("policies", inputs.policies());
        document.put("sources", SourceDocument.write(inputs.sources()));
        document.put("watch", watch(inputs.watch()));
        if (!inputs.foreign().isEmpty()) {
            document.put(
                    "imports",
                    inputs.foreign().stream().map(ImportsDocument::write).toList());
        }
        CanonicalJson.write(document, out);
    }

    /** What a document says that it is; empty if it does not. */
    static String schema(byte[] document) throws DecisionFormatException {
        return JSON.readDocument(
                document,
                ArchiveLimits.INPUTS_BYTES,
                in -> in.object(SCHEMA_ONLY).text("schema"));
    }

    static ArchivedInputs read(byte[] document) throws DecisionFormatException {
        return JSON.readDocument(document, ArchiveLimits.INPUTS_BYTES, in -> {
            Fields fields = in.object(INPUTS);
            return new ArchivedInputs(
                    fields.required("evaluated_at"),
                    fields.required("limits"),
                    fields.<SourceIndex>required("sources"),
                    fields.required("watch"),
                    Optional.ofNullable(fields.<ArchivedPlan>required("plan")),
                    fields.required("policies"),
                    fields.list("imports"));
        });
    }

    private static Map<String, Object> plan(ArchivedPlan plan) {
        return Map.of("sha256", plan.sha256(), "gzip_sha256", plan.gzipSha256(), "size", Long.toString(plan.size()));
    }

    private static ArchivedPlan plan(JsonCursor in) throws IOException, DecisionFormatException {
        if (in.isNull()) {
            return null;
        }
        Fields plan = in.object(PLAN);
        return new ArchivedPlan(plan.required("sha256"), plan.required("gzip_sha256"), plan.<Long>required("size"));
    }

    private static Instant time(JsonCursor in) throws IOException, DecisionFormatException {
        try {
            return Instant.parse(in.match(TIME));
        } catch (DateTimeParseException e) {
            throw in.wrong("is no time");
        }
    }

    private static Map<String, Object> watch(DriftWatch watch) {
        List<Map<String, String>> tracked = watch.tracked().stream()
                .map(drift -> Map.of(
                        "id", drift.id(),
                        "address", drift.address(),
                        "kind", drift.kind(),
                        "path", drift.path(),
                        "before", drift.before(),
                        "after", drift.after()))
                .toList();
        return Map.of(
                "tracked", tracked,
                "lineage", watch.serial().lineage(),
                "serial", Long.toString(watch.serial().serial()));
    }

    private static DriftWatch watch(JsonCursor in) throws IOException, DecisionFormatException {
        Fields watch = in.object(WATCH);
        return new DriftWatch(
                watch.required("tracked"), new StateSerial(watch.required("lineage"), watch.<Long>required("serial")));
    }

    private static Tracked tracked(JsonCursor in) throws IOException, DecisionFormatException {
        Fields tracked = in.object(TRACKED);
        return new Tracked(
                tracked.required("id"),
                tracked.required("address"),
                tracked.required("kind"),
                tracked.required("path"),
                tracked.required("before"),
                tracked.required("after"));
    }
}
