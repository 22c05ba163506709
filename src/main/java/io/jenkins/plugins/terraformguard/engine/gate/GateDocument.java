package io.jenkins.plugins.terraformguard.engine.gate;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The document {@code gate.json}: canonical JSON, read back as a stranger's. */
public final class GateDocument {
    public static final String FILE = "gate.json";

    /** Bytes of a document. */
    public static final int MAX_BYTES = 8 << 20;

    static final int MAX_REASONS = 100;
    static final int MAX_PACKS = 500;
    public static final String PASSED = "passed";
    public static final String REFUSED = "refused";
    static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    static final Pattern DIGEST_OR_EMPTY = Pattern.compile("(?:[0-9a-f]{64})?");
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** What people can have come to; documents from before there were approvals have nothing. */
    private static final Set<String> APPROVALS = Set.of("", Status.APPROVED.id(), Status.BROKEN_GLASS.id());

    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Instant> TIME = JsonCursor::time;
    private static final Reader<Verdict> VERDICT = in -> in.constant(Verdict::byId, "verdict");

    private static final Map<String, Reader<?>> REASON = Map.of(
            "kind",
            in -> in.constant(GateReason.Kind::byId, "kind of reason"),
            "message",
            TEXT,
            "remedy",
            TEXT,
            "details",
            in -> in.list(GateReason.MAX_DETAILS, TEXT));

    private static final Map<String, Reader<?>> PACK = Map.of("pack", TEXT, "before", TEXT, "now", TEXT);

    private static final Map<String, Reader<?>> DECISION = Map.of(
            "sha256", in -> in.match(DIGEST),
            "verdict", VERDICT,
            "job", TEXT,
            "build", TEXT,
            "recorded_at", TIME);

    private static final Map<String, Reader<?>> AGAIN = Map.of("verdict", VERDICT, "sha256", in -> in.match(DIGEST));

    private static final Map<String, Reader<?>> RUN = Map.of("job", TEXT, "build", TEXT, "started_by", TEXT);

    private static final Map<String, Reader<?>> GATE = Map.ofEntries(
            entry("schema", in -> in.word(Set.of(GateDecision.SCHEMA))),
            entry("id", in -> in.match(ID)),
            entry("engine_version", TEXT),
            entry("result", in -> in.word(Set.of(PASSED, REFUSED))),
            entry("reasons", in -> in.list(MAX_REASONS, GateDocument::reason)),
            entry("packs_changed", in -> in.list(MAX_PACKS, GateDocument::pack)),
            entry("saved_plan_sha256", in -> in.match(DIGEST_OR_EMPTY)),
            entry("decision", in -> in.isNull() ? null : decision(in)),
            entry("age_seconds", JsonCursor::count),
            entry("allowed_seconds", JsonCursor::count),
            entry("again", in -> in.object(AGAIN)),
            entry("approval", in -> in.word(APPROVALS)),
            entry("approved_by", TEXT),
            entry("at", TIME),
            entry("run", in -> in.object(RUN)));

    private GateDocument() {}

    /** The document; {@link #read} reads it back to an equal one. */
    public static byte[] write(GateDecision gate) {
        Map<String, Object> document = new HashMap<>();
        document.put("schema", GateDecision.SCHEMA);
        document.put("id", gate.asker().id());
        document.put("engine_version", gate.asker().engineVersion());
        document.put("result", gate.passed() ? PASSED : REFUSED);
        document.put(
                "reasons",
                gate.reasons().stream()
                        .map(reason -> Map.of(
                                "kind", reason.kind().id(),
                                "message", reason.message(),
                                "remedy", reason.remedy(),
                                "details", reason.details()))
                        .toList());
        document.put(
                "packs_changed",
                gate.packs().stream()
                        .map(pack -> Map.of("pack", pack.pack(), "before", pack.before(), "now", pack.now()))
                        .toList());
        document.put("saved_plan_sha256", gate.savedPlanSha256());
        document.put("decision", gate.decision() == null ? null : decision(gate.decision()));
        document.put("age_seconds", bounded(gate.ageSeconds()));
        document.put("allowed_seconds", bounded(gate.allowedSeconds()));
        document.put("again", Map.of("verdict", gate.again().id(), "sha256", gate.againSha256()));
        document.put("approval", gate.approval());
        document.put("approved_by", gate.approvedBy());
        document.put("at", gate.at().toString());
        document.put(
                "run",
                Map.of(
                        "job", gate.asker().job(),
                        "build", gate.asker().build(),
                        "started_by", gate.asker().startedBy()));
        return CanonicalJson.bytes(document);
    }

    private static long bounded(long seconds) {
        return Math.min(seconds, Integer.MAX_VALUE);
    }

    private static Object decision(GateDecision.Counted decision) {
        return Map.of(
                "sha256", decision.sha256(),
                "verdict", decision.verdict().id(),
                "job", decision.job(),
                "build", decision.build(),
                "recorded_at", decision.recordedAt().toString());
    }

    /**
     * What the gate said, from its document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none, or goes beyond a bound
     */
    public static GateDecision read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, in -> gate(in, in.object(GATE)));
    }

    private static GateDecision gate(JsonCursor in, Fields fields) throws DecisionFormatException {
        fields.required("schema");
        boolean passed = PASSED.equals(fields.required("result"));
        List<GateReason> reasons = fields.required("reasons");
        if (passed != reasons.isEmpty()) {
            throw in.wrong("has a result that its reasons contradict");
        }
        Fields again = fields.required("again");
        Fields run = fields.required("run");
        return new GateDecision(
                passed,
                reasons,
                fields.list("packs_changed"),
                new GateQuestion.Asker(
                        fields.required("id"),
                        fields.text("engine_version"),
                        run.text("job"),
                        run.text("build"),
                        run.text("started_by")),
                fields.required("at"),
                fields.required("saved_plan_sha256"),
                fields.required("decision"),
                fields.count("age_seconds"),
                fields.count("allowed_seconds"),
                again.required("verdict"),
                again.required("sha256"),
                fields.text("approval"),
                fields.text("approved_by"));
    }

    private static GateReason reason(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(REASON);
        return new GateReason(
                fields.required("kind"), fields.required("message"), fields.text("remedy"), fields.list("details"));
    }

    private static PackChange pack(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(PACK);
        return new PackChange(fields.required("pack"), fields.text("before"), fields.text("now"));
    }

    private static GateDecision.Counted decision(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(DECISION);
        return new GateDecision.Counted(
                fields.required("sha256"),
                fields.required("verdict"),
                fields.text("job"),
                fields.text("build"),
                fields.required("recorded_at"));
    }
}
