package io.jenkins.plugins.terraformguard.engine.history;

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
import java.util.TreeMap;

/** The document that the history of a guard is kept in: canonical JSON, read back as a stranger's. */
public final class HistoryDocument {
    /** Bytes of a document. */
    public static final int MAX_BYTES = 32 << 20;

    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> HISTORY = Map.of(
            "schema", in -> in.word(Set.of(JobHistory.SCHEMA)),
            "guard", TEXT,
            "entries", in -> in.list(JobHistory.MAX_ENTRIES, EntryShapes::read),
            "open", in -> in.list(JobHistory.MAX_OPEN, HistoryDocument::open),
            "asked", in -> in.list(JobHistory.MAX_ASKED, TEXT));

    private static final Map<String, Reader<?>> OPEN = Map.of(
            "fingerprint", TEXT,
            "policy", TEXT,
            "pack", TEXT,
            "version", TEXT,
            "since", JsonCursor::time,
            "build", JsonCursor::count,
            "first_version", TEXT);

    private HistoryDocument() {}

    /**
     * The document; {@link #read} reads it back to an equal history. One that would be too large to be read back loses its
     * oldest entries.
     */
    public static byte[] write(JobHistory history) {
        byte[] document = bytes(history);
        JobHistory shorter = history;
        while (document.length > MAX_BYTES && !shorter.entries().isEmpty()) {
            shorter = shorter.newest(shorter.entries().size() * 7 / 8);
            document = bytes(shorter);
        }
        return document;
    }

    private static byte[] bytes(JobHistory history) {
        return CanonicalJson.bytes(Map.of(
                "schema",
                JobHistory.SCHEMA,
                "guard",
                history.guard(),
                "entries",
                history.entries().stream().map(EntryShapes::write).toList(),
                "open",
                history.open().values().stream().map(HistoryDocument::write).toList(),
                "asked",
                history.asked()));
    }

    /**
     * The history in a document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none of this version, is damaged, or goes beyond a limit
     */
    public static JobHistory read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, HistoryDocument::history);
    }

    private static JobHistory history(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(HISTORY);
        fields.required("schema");
        TreeMap<String, OpenFinding> open = new TreeMap<>();
        for (OpenFinding finding : fields.<OpenFinding>list("open")) {
            if (open.put(finding.fingerprint(), finding) != null) {
                throw in.wrong("has the finding '" + finding.fingerprint() + "' twice");
            }
        }
        List<Entry> entries = fields.list("entries");
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).build() <= entries.get(i - 1).build()) {
                throw in.wrong("has entries that are not in the order of their builds");
            }
        }
        return new JobHistory(fields.required("guard"), entries, open, fields.list("asked"));
    }

    private static Object write(OpenFinding finding) {
        Map<String, Object> document = new HashMap<>(Map.of(
                "fingerprint",
                finding.fingerprint(),
                "policy",
                finding.policy(),
                "pack",
                finding.pack(),
                "version",
                finding.version(),
                "since",
                finding.since().toString(),
                "build",
                finding.build()));
        if (!finding.first().equals(finding.version())) {
            document.put("first_version", finding.first());
        }
        return document;
    }

    private static OpenFinding open(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(OPEN);
        return new OpenFinding(
                fields.required("fingerprint"),
                fields.required("policy"),
                fields.text("pack"),
                fields.text("version"),
                fields.required("since"),
                fields.count("build"),
                fields.or("first_version", fields.text("version")));
    }
}
