package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The document that rows are kept in: canonical JSON, read back as a stranger's. Lists of policies that rows share stand in it once. */
public final class FleetDocument {
    public static final String SCHEMA = "terraform-guard/fleet/v1";

    /** Bytes of a document. */
    public static final int MAX_BYTES = 256 << 20;

    public static final int MAX_ROWS = 50_000;

    private static final Map<String, Reader<?>> DOCUMENT = Map.of(
            "schema",
            in -> in.word(Set.of(SCHEMA)),
            "look_from",
            JsonCursor::time,
            "asked",
            in -> in.list(MAX_ROWS, list -> list.list(JobHistory.MAX_ASKED, JsonCursor::text)),
            "rows",
            in -> in.list(MAX_ROWS, FleetShapes::read));

    /**
     * What a document holds.
     *
     * @param lookFrom since when the files that rows are made from may have changed without the rows telling; null where that
     *     is not known
     */
    public record Kept(List<FleetRow> rows, Instant lookFrom) {
        public Kept {
            rows = List.copyOf(rows);
        }
    }

    private FleetDocument() {}

    /** The document; {@link #read} reads it back to equal rows. Of more than {@link #MAX_ROWS} the last ones are left out. */
    public static byte[] write(Collection<FleetRow> rows) {
        return write(rows, null);
    }

    /**
     * The same.
     *
     * @param lookFrom see {@link Kept}
     */
    public static byte[] write(Collection<FleetRow> rows, Instant lookFrom) {
        Map<List<String>, Integer> asked = new LinkedHashMap<>();
        List<Object> written = new ArrayList<>();
        for (FleetRow row : rows) {
            if (written.size() == MAX_ROWS) {
                break;
            }
            Integer index = asked.putIfAbsent(row.asked(), asked.size());
            written.add(FleetShapes.write(row, index == null ? asked.size() - 1 : index));
        }
        Map<String, Object> members = new HashMap<>();
        members.put("schema", SCHEMA);
        members.put("asked", List.copyOf(asked.keySet()));
        members.put("rows", written);
        if (lookFrom != null) {
            members.put("look_from", lookFrom.toString());
        }
        return CanonicalJson.bytes(members);
    }

    /**
     * The rows in a document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none of this version, is damaged, or goes beyond a limit
     */
    public static List<FleetRow> read(byte[] document) throws DecisionFormatException {
        return readKept(document).rows();
    }

    /** All that is in a document; the rest as {@link #read}. */
    public static Kept readKept(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, FleetDocument::kept);
    }

    private static Kept kept(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(DOCUMENT);
        fields.required("schema");
        List<List<String>> asked = fields.list("asked");
        Set<FleetKey> keys = new HashSet<>();
        List<FleetRow> rows = new ArrayList<>();
        for (FleetShapes.Indexed indexed : fields.<FleetShapes.Indexed>list("rows")) {
            if (indexed.asked() >= asked.size()) {
                throw in.wrong("has a row that names a list of policies that is not there");
            }
            if (!keys.add(indexed.row().key())) {
                throw in.wrong("has a row twice");
            }
            rows.add(indexed.row().sharing(asked.get(indexed.asked())));
        }
        return new Kept(rows, fields.or("look_from", null));
    }
}
