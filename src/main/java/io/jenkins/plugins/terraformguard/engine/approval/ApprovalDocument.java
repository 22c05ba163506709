package io.jenkins.plugins.terraformguard.engine.approval;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The document {@code approval.json}: a request with all that happened to it. Canonical JSON, read back as a stranger's. */
public final class ApprovalDocument {
    public static final String FILE = "approval.json";
    public static final String SCHEMA = "terraform-guard/approval/v1";

    /** Bytes of a document. */
    public static final int MAX_BYTES = 64 << 20;

    private static final Map<String, Reader<?>> LOG = Map.ofEntries(
            entry("schema", in -> in.word(Set.of(SCHEMA))),
            entry("request", RequestShapes::request),
            entry("acts", in -> in.list(ApprovalLog.MAX_ACTS, ActShapes::act)),
            entry("recorded", JsonCursor::count),
            entry("reminded_at", in -> in.isNull() ? null : in.time()));

    private ApprovalDocument() {}

    /**
     * The document; {@link #read} reads it back to an equal one, but for the effects, of which it has digest and number.
     *
     * @throws IllegalArgumentException if there is more in it than could be read again
     */
    public static byte[] write(ApprovalLog log) {
        byte[] bytes = CanonicalJson.bytes(shape(log));
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "the request would take " + bytes.length + " bytes, and no more than " + MAX_BYTES + " are read");
        }
        return bytes;
    }

    /** The document as a value of another one. */
    static Map<String, Object> shape(ApprovalLog log) {
        Map<String, Object> document = new HashMap<>();
        document.put("schema", SCHEMA);
        document.put("request", RequestShapes.write(log.request()));
        document.put("acts", log.acts().stream().map(ActShapes::write).toList());
        document.put("recorded", log.recorded());
        document.put(
                "reminded_at",
                log.remindedAt() == null ? null : log.remindedAt().toString());
        return document;
    }

    /** What needs an exception, as documents have it. */
    public static Map<String, Object> shape(ApprovalItem item) {
        return RequestShapes.write(item);
    }

    /**
     * The request and what happened to it, from its document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none, goes beyond a bound, or contradicts itself
     */
    public static ApprovalLog read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, ApprovalDocument::log);
    }

    static ApprovalLog log(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(LOG);
        fields.required("schema");
        List<Act> acts = fields.list("acts");
        int recorded = fields.count("recorded");
        if (recorded > acts.size() + 1) {
            throw in.wrong("says that more was recorded than happened");
        }
        return new ApprovalLog(fields.required("request"), acts, recorded, fields.or("reminded_at", null));
    }
}
