package io.jenkins.plugins.terraformguard.engine.review;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.FixShape;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewRulesShape;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The record of a review, {@code review.json}, as canonical JSON, written and read. */
public final class ReviewRecordDocument {
    public static final String FILE = "review.json";

    /** Bytes of a document. */
    public static final int MAX_BYTES = 8 << 20;

    static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** UTF-16 code units of one text, such as the data that a model was sent. */
    private static final int MAX_STRING = 1 << 20;

    private static final int MAX_NOTE = 1_000;
    private static final StrictJson JSON = new StrictJson(MAX_STRING);

    private static final Map<String, Reader<?>> RECORD = Map.ofEntries(
            entry("schema", in -> in.word(Set.of(ReviewRecord.SCHEMA))),
            entry("decision", in -> in.match(ID)),
            entry("rules", ReviewRulesShape::read),
            entry("intent", in -> ReviewAnswer.bounded(in, FactText.MAX_PROSE)),
            entry("facts", in -> in.match(DIGEST)),
            entry("calls", ReviewCallShapes::readAll),
            entry("fixes", FixShape::readAll),
            entry("notes", in -> in.list(ReviewRecord.MAX_NOTES + 1, note -> ReviewAnswer.bounded(note, MAX_NOTE))));

    private ReviewRecordDocument() {}

    /** The document; {@link #read} reads it back to an equal one. */
    public static byte[] write(ReviewRecord record) {
        Map<String, Object> document = new HashMap<>();
        document.put("schema", ReviewRecord.SCHEMA);
        document.put("decision", record.decision());
        document.put("rules", ReviewRulesShape.write(record.rules()));
        document.put("intent", record.intent());
        document.put("facts", record.facts());
        document.put(
                "calls", record.calls().stream().map(ReviewCallShapes::write).toList());
        document.put("fixes", record.fixes().stream().map(FixShape::write).toList());
        document.put("notes", record.notes());
        return CanonicalJson.bytes(document);
    }

    /** @throws DecisionFormatException if it is none, is written in another way, or goes beyond a bound */
    public static ReviewRecord read(byte[] document) throws DecisionFormatException {
        return JSON.readDocument(document, MAX_BYTES, in -> {
            ReviewRecord record = record(in);
            if (!Arrays.equals(write(record), document)) {
                throw in.wrong("is not as the guard writes it");
            }
            return record;
        });
    }

    private static ReviewRecord record(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(RECORD);
        fields.required("schema");
        List<ReviewCall> calls = fields.required("calls");
        return new ReviewRecord(
                fields.required("decision"),
                fields.required("rules"),
                fields.required("intent"),
                fields.required("facts"),
                calls,
                fields.required("fixes"),
                fields.required("notes"));
    }
}
