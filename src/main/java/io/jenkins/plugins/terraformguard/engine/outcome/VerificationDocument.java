package io.jenkins.plugins.terraformguard.engine.outcome;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.Obligation;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The document {@code verification.json}: canonical JSON, read back as a stranger's. */
public final class VerificationDocument {
    public static final String FILE = "verification.json";

    /** Bytes of a document. */
    public static final int MAX_BYTES = 64 << 20;

    static final int MAX_OBLIGATIONS = 10_000;
    static final int MAX_REASONS = 100;
    static final int MAX_PATHS = 1_000;
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    static final Pattern DIGEST_OR_EMPTY = Pattern.compile("(?:[0-9a-f]{64})?");
    static final Pattern SERIAL = Pattern.compile("[0-9]{0,30}");

    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> VERSION = Map.of("lineage", TEXT, "serial", in -> in.match(SERIAL));

    private static final Map<String, Reader<?>> COUNTS = Map.of(
            "planned", JsonCursor::count,
            "as_planned", JsonCursor::count,
            "became_known", JsonCursor::count,
            "hidden", JsonCursor::count,
            "noise", JsonCursor::count);

    private static final Map<String, Reader<?>> DIFFERENCE = Map.of("path", TEXT, "planned", TEXT, "actual", TEXT);

    private static final Map<String, Reader<?>> RESOURCE = Map.of(
            "address",
            TEXT,
            "action",
            TEXT,
            "kind",
            in -> in.constant(ResourceOutcome.Kind::byId, "kind of outcome"),
            "differences",
            in -> in.list(ResourceOutcome.MAX_DIFFERENCES, VerificationDocument::difference),
            "omitted",
            JsonCursor::count);

    private static final Map<String, Reader<?>> OBLIGATION = Map.of(
            "policy", TEXT,
            "address", TEXT,
            "level", in -> in.constant(EnforcementLevel::byId, "enforcement level"),
            "waits_for", in -> in.list(MAX_PATHS, TEXT),
            "fingerprint", TEXT,
            "state", in -> in.constant(ObligationOutcome.State::byId, "state"),
            "message", TEXT);

    private static final Map<String, Reader<?>> RUN = Map.of("job", TEXT, "build", TEXT, "started_by", TEXT);

    private static final Map<String, Reader<?>> VERIFICATION = Map.ofEntries(
            entry("schema", in -> in.word(Set.of(Verification.SCHEMA))),
            entry("id", in -> in.match(ID)),
            entry("engine_version", TEXT),
            entry("status", in -> in.constant(Verification.Status::byId, "status")),
            entry("reasons", in -> in.list(MAX_REASONS, TEXT)),
            entry("decision_sha256", in -> in.match(DIGEST_OR_EMPTY)),
            entry("saved_plan_sha256", in -> in.match(DIGEST_OR_EMPTY)),
            entry("planned_state", VerificationDocument::version),
            entry("state", VerificationDocument::version),
            entry("counts", VerificationDocument::counts),
            entry("resources", in -> in.list(Verification.MAX_LISTED, VerificationDocument::resource)),
            entry("omitted", JsonCursor::count),
            entry("outputs", in -> in.list(Verification.MAX_LISTED, VerificationDocument::resource)),
            entry("obligations", in -> in.list(MAX_OBLIGATIONS, VerificationDocument::obligation)),
            entry("error", TEXT),
            entry("remedy", TEXT),
            entry("at", JsonCursor::time),
            entry("run", in -> in.object(RUN)));

    private VerificationDocument() {}

    /** The document; {@link #read} reads it back to an equal one. */
    public static byte[] write(Verification verification) {
        Verification.Subject subject = verification.subject();
        Verification.Counts counts = verification.counts();
        Map<String, Object> document = new HashMap<>();
        document.put("schema", Verification.SCHEMA);
        document.put("id", subject.id());
        document.put("engine_version", subject.engineVersion());
        document.put("status", verification.status().id());
        document.put("reasons", verification.reasons());
        document.put("decision_sha256", subject.decisionSha256());
        document.put("saved_plan_sha256", subject.savedPlanSha256());
        document.put("planned_state", version(subject.planned()));
        document.put("state", version(subject.found()));
        document.put(
                "counts",
                Map.of(
                        "planned", counts.planned(),
                        "as_planned", counts.asPlanned(),
                        "became_known", counts.becameKnown(),
                        "hidden", counts.hidden(),
                        "noise", counts.noise()));
        document.put("resources", resources(verification.resources()));
        document.put("omitted", verification.omitted());
        document.put("outputs", resources(verification.outputs()));
        document.put(
                "obligations",
                verification.obligations().stream()
                        .map(VerificationDocument::obligation)
                        .toList());
        document.put("error", verification.error());
        document.put("remedy", verification.remedy());
        document.put("at", subject.at().toString());
        document.put("run", Map.of("job", subject.job(), "build", subject.build(), "started_by", subject.startedBy()));
        return CanonicalJson.bytes(document);
    }

    private static Object version(Verification.StateVersion version) {
        return Map.of("lineage", version.lineage(), "serial", version.serial());
    }

    private static List<?> resources(List<ResourceOutcome> resources) {
        return resources.stream()
                .map(resource -> Map.of(
                        "address", resource.address(),
                        "action", resource.action(),
                        "kind", resource.kind().id(),
                        "differences",
                                resource.differences().stream()
                                        .map(one -> Map.of(
                                                "path", one.path(), "planned", one.planned(), "actual", one.actual()))
                                        .toList(),
                        "omitted", resource.omitted()))
                .toList();
    }

    private static Object obligation(ObligationOutcome outcome) {
        Obligation obligation = outcome.obligation();
        return Map.of(
                "policy", obligation.policy(),
                "address", obligation.address(),
                "level", obligation.level(),
                "waits_for", obligation.waitsFor(),
                "fingerprint", obligation.fingerprint(),
                "state", outcome.state().id(),
                "message", outcome.message());
    }

    /**
     * The verification in a document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none, or goes beyond a bound
     */
    public static Verification read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, in -> verification(in.object(VERIFICATION)));
    }

    private static Verification verification(Fields fields) throws DecisionFormatException {
        fields.required("schema");
        Fields run = fields.required("run");
        return new Verification(
                new Verification.Subject(
                        fields.required("id"),
                        fields.text("engine_version"),
                        fields.required("decision_sha256"),
                        fields.required("saved_plan_sha256"),
                        fields.or("planned_state", Verification.StateVersion.UNKNOWN),
                        fields.or("state", Verification.StateVersion.UNKNOWN),
                        run.text("job"),
                        run.text("build"),
                        run.text("started_by"),
                        fields.required("at")),
                fields.required("status"),
                fields.list("reasons"),
                fields.or("counts", Verification.Counts.NONE),
                fields.list("resources"),
                fields.count("omitted"),
                fields.list("outputs"),
                fields.list("obligations"),
                fields.text("error"),
                fields.text("remedy"));
    }

    private static Verification.StateVersion version(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(VERSION);
        return new Verification.StateVersion(fields.text("lineage"), fields.text("serial"));
    }

    private static Verification.Counts counts(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(COUNTS);
        return new Verification.Counts(
                fields.count("planned"),
                fields.count("as_planned"),
                fields.count("became_known"),
                fields.count("hidden"),
                fields.count("noise"));
    }

    private static ResourceOutcome resource(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(RESOURCE);
        return new ResourceOutcome(
                fields.required("address"),
                fields.text("action"),
                fields.required("kind"),
                fields.list("differences"),
                fields.count("omitted"));
    }

    private static ResourceOutcome.ValueDifference difference(JsonCursor in)
            throws IOException, DecisionFormatException {
        Fields fields = in.object(DIFFERENCE);
        return new ResourceOutcome.ValueDifference(
                fields.required("path"), fields.text("planned"), fields.text("actual"));
    }

    private static ObligationOutcome obligation(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(OBLIGATION);
        return new ObligationOutcome(
                new Obligation(
                        fields.required("policy"),
                        fields.text("address"),
                        fields.<EnforcementLevel>required("level").id(),
                        fields.list("waits_for"),
                        fields.text("fingerprint")),
                fields.required("state"),
                fields.text("message"));
    }
}
